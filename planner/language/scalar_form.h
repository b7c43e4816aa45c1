#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace orgplan::language {

/// What a single value of the language can be.
enum class ScalarForm : std::uint8_t {
    nothing,  ///< no single value is expected
    text,
    id,
    stage_id,
    seat,
    seats,
    unit,
    stage,
    location,
    role,
    person,
    time,
    date,
    month,
    period,
    boolean,
    whole,
    number,
    part,
    amount,
    range,
    currency,
    word,
    scalar,
    version,
};

/// What is known of a form apart from how it is checked.
struct ScalarTraits {
    ScalarForm form = ScalarForm::nothing;
    std::string_view name;     ///< as `schemas/language.yaml` calls it
    std::string_view noun;     ///< "a whole number"
    std::string_view example;  ///< as YAML
    std::string_view schema;   ///< its JSON Schema
};
std::span<const ScalarTraits> scalar_forms();
const ScalarTraits& traits_of(ScalarForm form);

/// Whether a text has a form; `word` allows one of `words`, or any word where there are none.
bool has_form(std::string_view text, bool quoted, ScalarForm form, std::span<const std::string> words);

/// What is wrong with a text that has not the form.
struct FormFault {
    bool wrong_type = false;  ///< something else altogether, rather than a slip
    std::string message;
    std::string help;
};
FormFault explain_form(std::string_view text, bool quoted, ScalarForm form, std::span<const std::string> words);

/// `1.2` for `20 %`, which is added to pay; empty for what is not a percentage.
std::string load_of(std::string_view percentage);
/// What is meant by `yes`, `off` and the like, which are not booleans here.
std::optional<bool> meant_boolean(std::string_view text);

/// `62000 EUR` of `62.000 EUR`, `62,000 EUR` or `62 000 EUR`: a text that begins with a number of one to three digits
/// and then groups of three, without the signs between them; nothing of any other text.
std::optional<std::string> with_digits_alone(std::string_view text);

/// A text as a message shows it: in backticks, on one line, cut where it is long.
std::string in_backticks(std::string_view text);

}  // namespace orgplan::language
