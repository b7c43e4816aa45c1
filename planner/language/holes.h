#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/language/language_data.h"
#include "planner/text/document.h"

namespace orgplan::language {

/// Fills the holes of a form with what the user wrote. Times go into holes for times alone, and words into none for
/// numbers; `<role>` takes a role of the glossary, with its `level` where one text says both, `<level>` a word for it.
class Holes {
  public:
    /// The maps of a whole text, where its currency and stages are.
    explicit Holes(const std::vector<text::Node>& roots) : roots_(roots) {}

    /// A form with what was written; `<id>`, `<name>` and `<orgplan>` are those of `map`. Empty where the form has more
    /// holes, or fewer, or what was written does not go there.
    std::string filled(std::string_view form, std::string_view written, text::Node map) const;
    /// A form `{<key>: ... <value>}` with every entry of a map.
    std::string filled_each(std::string_view form, text::Node entries, text::Node map) const;
    /// A form with its own examples.
    static std::string examples(std::string_view form);
    std::string_view currency() const;
    /// Where the spec begins: the id of its first stage, else a month as an example.
    std::string first_stage() const;
    /// The year that a sum is for: that of the first stage or, where at most a month of it is left, of the first stage
    /// in a later one; empty where no stage has a date.
    std::string year_ahead() const;
    /// The ids of the roles of the glossary that a text may mean, and the level that it says.
    struct Named {
        std::vector<std::string> roles;
        std::string level;
    };
    static Named roles_called(std::string_view text);

  private:
    std::string one(std::string_view name, std::string_view value) const;
    bool is_time(std::string_view text) const;

    const std::vector<text::Node>& roots_;
};

bool has_hole(std::string_view form);
/// Whether a form has a hole for the keys of a map, and one for its values.
bool is_for_each(std::string_view form);

/// Of a hole that takes a value of a key, as that is corrected: `<as holder.away>`.
constexpr std::string_view kAs = "as ";
/// The form of the key that `as holder.away` names.
const ValueForm* form_named(std::string_view hole);

}  // namespace orgplan::language
