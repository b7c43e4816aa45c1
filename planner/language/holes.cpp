#include "planner/language/holes.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "graph/model/months.h"
#include "graph/model/time.h"
#include "planner/glossary/title_reader.h"
#include "planner/language/forms.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

const glossary::Titles& titles() {
    static const glossary::Titles known(glossary::glossary());
    return known;
}

const glossary::TitleReader& title_reader() {
    static const glossary::TitleReader reader(glossary::glossary());
    return reader;
}

// A day or a month.
bool is_date(std::string_view text) {
    constexpr std::string_view kDay = "0000-00-00";
    if (text.size() != 7 && text.size() != kDay.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (kDay[i] == '0' ? !digit : text[i] != '-') return false;
    }
    return true;
}

constexpr std::string_view kNextMonth = "next month";

// Of a month; empty of anything else.
std::string month_after(std::string_view text) {
    const std::optional<Tick> month = text.size() == 7 && is_date(text) ? parse_date(text) : std::nullopt;
    return month ? month_text(month_of(*month) + 1) : std::string();
}

bool is_boolean(std::string_view text) {
    return !text::number_of(text) && meant_boolean(text).has_value();
}

bool begins_with_digit(std::string_view text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

std::string example(std::string_view name) {
    if (name == "role") return "tech-lead, level: senior";
    if (name == "level") return "senior";
    if (name == "currency") return "EUR";
    if (name == "id") return "core";
    if (name == "name") return "Ada Lovelace";
    const ValueForm* const form = form_named(name);
    return form == nullptr ? std::string(name) : example_of(*form);
}

}  // namespace

bool has_hole(std::string_view form) {
    return form.find('<') != std::string_view::npos;
}

bool is_for_each(std::string_view form) {
    const std::size_t end = form.find('>');
    return end != std::string_view::npos && form.substr(end).starts_with(">: ") && has_hole(form.substr(end));
}

const ValueForm* form_named(std::string_view hole) {
    if (!hole.starts_with(kAs)) return nullptr;
    hole.remove_prefix(kAs.size());
    const std::size_t point = hole.find('.');
    const LanguageEntity* const thing = language().find(hole.substr(0, point));
    if (thing == nullptr || point == std::string_view::npos) return nullptr;
    const auto key = thing->by_name.find(hole.substr(point + 1));
    return key == thing->by_name.end() ? nullptr : &language().forms[thing->keys[key->second].form];
}

bool Holes::is_time(std::string_view text) const {
    if (is_date(text)) return true;
    return std::ranges::any_of(roots_, [&](text::Node root) {
        for (const text::Node stage : root.find("stages")) {
            if (stage.find("id").text() == text) return true;
        }
        return false;
    });
}

Holes::Named Holes::roles_called(std::string_view text) {
    const glossary::Titles::Match& match = titles().find(text);
    Named named;
    std::vector<RoleId> roles = match.roles;
    if (match.unknown()) {
        glossary::TitleReading reading = title_reader().read(text);
        roles = std::move(reading.roles);
        if (reading.certain) named.level = std::move(reading.level);
    }
    for (const RoleId role : roles) named.roles.push_back(glossary::glossary().roles[index(role)].id);
    return named;
}

std::string Holes::one(std::string_view name, std::string_view value) const {
    if (name == "level") return title_reader().read(value).level;
    if (name == "role") {
        if (titles().find(value).certain()) return std::string(value);
        const glossary::TitleReading read = title_reader().read(value);
        if (!read.certain || read.level.empty()) return {};
        return fmt::format("{}, level: {}", glossary::glossary().roles[index(read.roles.front())].id, read.level);
    }
    if (is_date(name)) return is_time(value) ? std::string(value) : std::string();
    if (!begins_with_digit(name) && is_date(value)) return {};
    if (is_boolean(value) && !is_boolean(name)) return {};
    if (text::number_of(value) && !text::number_of(name)) return {};
    return std::string(value);
}

std::string Holes::filled(std::string_view form, std::string_view written, text::Node map) const {
    std::string text, last;
    bool all_used = true;
    for (std::size_t hole = form.find('<'); hole != std::string_view::npos; hole = form.find('<')) {
        const std::size_t end = form.find('>', hole);
        const std::string_view name = form.substr(hole + 1, end - hole - 1);
        text += form.substr(0, hole);
        form.remove_prefix(end + 1);
        std::string value;
        if (name == "currency") {
            value = currency();
        } else if (name == kNextMonth) {
            value = month_after(last);
        } else if (name == "id" || name == "name" || name == "orgplan") {
            value = map.find(name).text();
        } else {
            // One of several holes takes a word, the last one the rest.
            const std::string_view taken = written.substr(
                0, has_hole(form) && form.find(kNextMonth) == std::string_view::npos ? written.find(' ')
                                                                                     : std::string_view::npos);
            written.remove_prefix(std::min(taken.size() + 1, written.size()));
            all_used = written.empty();
            value = one(name, taken);
        }
        if (value.empty()) return {};
        text += value;
        last = value;
    }
    text += form;
    return all_used ? text : std::string();
}

std::string Holes::filled_each(std::string_view form, text::Node entries, text::Node map) const {
    const std::size_t first = form.find('<');
    const std::string_view pattern = form.substr(first, form.size() - first - 1);
    std::string text;
    for (const text::Node entry : entries) {
        if (!entry.is_scalar()) return {};
        const std::string each = filled(pattern, fmt::format("{} {}", entry.key(), entry.text()), map);
        if (each.empty()) return {};
        text += (text.empty() ? "" : ", ") + each;
    }
    return text.empty() ? text : fmt::format("{}{}}}", form.substr(0, first), text);
}

std::string Holes::examples(std::string_view form) {
    std::string text;
    for (std::size_t hole = form.find('<'); hole != std::string_view::npos; hole = form.find('<')) {
        const std::size_t end = form.find('>', hole);
        text += form.substr(0, hole);
        text += example(form.substr(hole + 1, end - hole - 1));
        form.remove_prefix(end + 1);
    }
    return text.append(form);
}

std::string Holes::first_stage() const {
    for (const text::Node root : roots_) {
        for (const text::Node stage : root.find("stages")) {
            if (const text::Node id = stage.find("id")) return std::string(id.text());
        }
    }
    return "2027-01";
}

std::string Holes::year_ahead() const {
    constexpr std::string_view kLastMonth = "-11-30";
    std::string_view first;
    for (const text::Node root : roots_) {
        for (const text::Node stage : root.find("stages")) {
            const std::string_view date = stage.find("date").text();
            if (!is_date(date)) continue;
            if (first.empty()) first = date;
            if (first.substr(4) < kLastMonth) return std::string(first.substr(0, 4));
            if (date.substr(0, 4) > first.substr(0, 4)) return std::string(date.substr(0, 4));
        }
    }
    return std::string(first.substr(0, 4));
}

std::string_view Holes::currency() const {
    for (const text::Node root : roots_) {
        if (const text::Node currency = root.find("costs").find("currency")) return currency.text();
    }
    return {};
}

}  // namespace orgplan::language
