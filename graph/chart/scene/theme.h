#pragma once

#include <map>
#include <string>

namespace orgplan::scene {

/// What a company gives its charts of its own; what is empty is as usual.
struct Theme {
    std::map<std::string, std::string> families;  ///< by id, `#rrggbb`
    std::string ink;                              ///< of text on cards, which are white
    std::string ground;                           ///< of the page
    std::string font;                             ///< before the usual ones
};

/// The fonts to draw with, the first that exists is used.
std::string fonts_of(const Theme& theme);

struct Scene;
/// Gives the texts of a scene the ink of a theme: what is less important a paler one that can still be read.
void apply_ink(const Theme& theme, Scene& scene);

}  // namespace orgplan::scene
