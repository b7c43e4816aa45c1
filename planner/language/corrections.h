#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "planner/language/addition.h"
#include "planner/language/holes.h"
#include "planner/language/language_data.h"
#include "planner/language/on_line.h"
#include "planner/language/seat_names.h"
#include "planner/text/document.h"

namespace orgplan::language {

/// Whether the form check accepts a line of YAML as a value of a form, and nothing in it would be misread: no list has
/// one id twice, and no amount is written like `62.000`.
bool accepts(std::string yaml, const ValueForm& form);

/// What to write where the form check refuses something: a form that it accepts in that place, with what the user
/// wrote, or an example. Words and forms come from `instead` and `meant` of the language.
class Corrections {
  public:
    /// `root` is the whole text, which is checked as `top`; `files` are those of its spec, where there are several.
    Corrections(text::Node root, const LanguageEntity& top, std::span<const text::Node> files);

    /// For a value that is not of its form; empty where only the user can know.
    std::string of_value(text::Node value, const ValueForm& form);
    /// An example of the form, with the key of the value.
    static std::string of_example(text::Node value, const ValueForm& form);
    /// For a text in place of the id of a seat: that of the seat whose holder, role or title it is, under a
    /// key that takes its place.
    std::string of_seat(std::string_view text, std::string_view key = {});
    /// For a text in place of the id of a unit: that of the unit with this name.
    std::string of_unit(std::string_view text);
    /// For a map of amounts by level in a map of amounts by role; empty where it is not one.
    std::string of_levels(text::Node entry, const ValueForm& map);
    /// The same as `of_value` for a list, but without an example.
    std::string of_list(text::Node list, const ValueForm& form);
    /// Whether the list of two times is one thing with a beginning and an end.
    bool is_span(text::Node list, const ValueForm& element) { return !span_of(list, element).empty(); }
    /// The same for an element of a list whose other elements have or get the `ids`; its own is added to them.
    std::string of_element(text::Node value, const ValueForm& form, std::unordered_set<std::string>& ids);
    /// For a key that `thing` does not have, in `map`; empty where `instead` has nothing for it. All such keys of a map
    /// come one after the other, before its values are checked.
    std::string of_key(text::Node value, text::Node map, const LanguageEntity& thing);
    /// For a key of another thing: where it goes.
    std::string of_key_elsewhere(text::Node value, text::Node map, const LanguageEntity& thing);
    /// Whether help for another key shows this one; `map` is that of the last key.
    bool has_shown(std::string_view key, text::Node map) const;

  private:
    /// The value as the form check accepts it, on one line; empty where that is not known.
    std::string corrected(text::Node value, const ValueForm& form);
    /// For a list of two days or months, where a list of times with a beginning and an end is expected.
    std::string span_of(text::Node list, const ValueForm& element);
    /// The same for elements of a list, in brackets.
    std::string corrected_list(text::Node list, const ValueForm& element);
    /// For a list of new things in a scenario, where `edit` changes those of the base by id.
    std::string of_added(text::Node list, const ValueForm& form) const;
    /// What a text means where a thing is expected.
    std::string meant(const std::string& written, const ValueForm& form);
    /// The keys and values of a map as a thing has them.
    std::string body(text::Node map, const LanguageEntity& thing);
    /// A list of things out of a map of them.
    std::string listed(text::Node map, const ValueForm& element);
    /// The help for a key by those of `forms` that the value fits; empty where it fits none.
    std::string by_forms(const std::vector<std::string>& forms, text::Node value, text::Node map,
                         const LanguageEntity& thing);
    /// A key and its value, as a form of `instead` has them; empty where the value does not fit.
    std::string pair(std::string_view form, text::Node value, text::Node map, const LanguageEntity& thing);
    /// A form of `instead` with a value in its holes; empty where it does not go there.
    std::string with_value(std::string_view form, text::Node value, text::Node map);
    /// Where what help shows is added; nothing where there is no room.
    std::optional<Addition> room_for(text::Node fresh, text::Node map, bool at_top, const LanguageEntity& thing) const;
    /// Whether a text is short enough to be shown, and accepted.
    bool fits(const std::string& text, const ValueForm& form);
    /// The maps that have or get the keys of `map`; of a whole text, those of all its files.
    std::vector<text::Node> there(text::Node map) const;
    const std::vector<std::unique_ptr<Line>>& shown_in(text::Node map) const;
    std::string lead() const { return digits_alone_ ? "write digits alone:" : "write"; }
    /// A help with what has to be known and written as well.
    std::string completed(std::string help) const;

    std::vector<text::Node> roots_;  // of the text, then of the other files
    Holes holes_;
    std::optional<SeatNames> seat_names_;  // made for the first text in place of a seat
    const LanguageEntity& top_;
    std::vector<std::unique_ptr<Line>> shown_at_top_;  // maps of keys that help has shown
    std::vector<std::unique_ptr<Line>> shown_;         // the same in `map_`
    text::Node map_;
    std::string beside_;            // what belongs at the top level as well
    std::string renamed_;           // of a time whose key was corrected: "`closes` is the first day without it"
    bool replaces_holder_ = false;  // the seat of `map_` names one
    bool digits_alone_ = false;     // numbers are written without signs between thousands
    // Forms that are tried: each is read as YAML, in about 10 microseconds, so that a text of nothing but faults takes
    // a tenth of a second more. Beyond that, help shows examples alone.
    std::size_t left_ = 10'000;
};

}  // namespace orgplan::language
