#pragma once

#include <string_view>

#include "graph/model/place.h"
#include "planner/text/document.h"

namespace orgplan::text {

/// A comment of a YAML text, from its `#` to the end of its line.
///
/// It belongs to the key or element of a list
/// - that begins last on its line before it, or that ends with a bracket which closes before it (`a: {b: 1} # of a`);
/// - else to the one after it;
/// - where it is the last thing in brackets, in a block (it is then deeper than what follows) or in the text: to
///   the one before it, at its own depth where there is one.
/// A comment in a text without keys or elements belongs to the root, in a text without values to nothing.
///
/// The values of a document say where comments can be: everywhere else. So a `#` in quotes, in a block scalar or within
/// a word is none. What comes after the last value before a syntax error is not read; a document made of values of
/// others has no comments. Time and memory linear in the text and the values.
struct Comment {
    Place place;            ///< without the line end
    std::string_view text;  ///< behind the `#`, without blanks around it
    Node node;
};

}  // namespace orgplan::text
