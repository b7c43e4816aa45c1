#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "graph/model/enumerators.h"
#include "planner/rules/read/rule_reader.h"
#include "planner/text/nearest.h"

// What is read of facts: words that a spec chooses for them, that they are given, how they are beside a manager's.

namespace orgplan::rules {
namespace {

constexpr std::array kOfSeats{
    GivenFact::role,   GivenFact::location,     GivenFact::level,         GivenFact::cost,     GivenFact::scope,
    GivenFact::skills, GivenFact::background,   GivenFact::time,          GivenFact::accounts, GivenFact::works_with,
    GivenFact::serves, GivenFact::escalates_to, GivenFact::hands_over_to, GivenFact::products, GivenFact::projects};
constexpr std::array kOfUnits{GivenFact::kind,         GivenFact::purpose,       GivenFact::agile,
                              GivenFact::location,     GivenFact::works_with,    GivenFact::serves,
                              GivenFact::escalates_to, GivenFact::hands_over_to, GivenFact::products,
                              GivenFact::projects,     GivenFact::duties};
constexpr std::array kOfCompany{GivenFact::sector,           GivenFact::builds,   GivenFact::customers,
                                GivenFact::data_sensitivity, GivenFact::channels, GivenFact::units,
                                GivenFact::products,         GivenFact::projects, GivenFact::duties};
constexpr std::array kOfProducts{GivenFact::units,     GivenFact::has_ui,     GivenFact::ml,
                                 GivenFact::platforms, GivenFact::complexity, GivenFact::duties};
constexpr std::array kOfProjects{GivenFact::units, GivenFact::duties};

// What people call a word of a fact.
std::string_view called(std::string_view fact) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kCalled{
        {{"tags", "tag"},
         {"skills", "skill"},
         {"time", "kind of work"},
         {"duties", "duty"},
         {"platforms", "platform"},
         {"customers", "kind of customers"},
         {"channels", "channel"},
         {"data_sensitivity", "sensitivity"}}};
    const auto found = std::ranges::find(kCalled, fact, [](const auto& each) { return each.first; });
    return found == kCalled.end() ? fact : found->second;
}

}  // namespace

std::span<const GivenFact> facts_of(SubjectKind about) {
    switch (about) {
        case SubjectKind::unit:
            return kOfUnits;
        case SubjectKind::company:
            return kOfCompany;
        case SubjectKind::product:
            return kOfProducts;
        case SubjectKind::project:
            return kOfProjects;
        default:
            return kOfSeats;
    }
}

std::string_view subject_text(SubjectKind kind) {
    // A condition on a duty is one on its holder, which is a seat.
    constexpr std::array<std::string_view, 6> kSubjects{"a seat",    "a unit",    "the company",
                                                        "a product", "a project", "a seat"};
    static_assert(kSubjects.size() == kEnumerators<SubjectKind>);
    return kSubjects[static_cast<std::size_t>(kind)];
}

bool RuleReader::fact_words(text::Node value, std::string_view fact, std::vector<std::string>& into) {
    if (!words(value, called(fact), {}, into)) return false;
    if (value.is_scalar()) check_word(fact, value.text(), value.place());
    for (const text::Node word : value) check_word(fact, word.text(), word.place());
    return true;
}

void RuleReader::check_word(std::string_view fact, std::string_view word, Place place) {
    const std::string meant = words_.misspelt ? words_.misspelt(fact, word) : std::string();
    if (meant.empty()) return;
    findings_.add("unfamiliar-word", place, fmt::format("no {} is called `{}`", called(fact), word),
                  fmt::format("did you mean `{}`?", meant));
    misspelt_.push_back(place);
}

bool RuleReader::is_misspelt(text::Node value) const {
    const Place around = value.place();
    return std::ranges::any_of(misspelt_, [&](const Place& each) {
        return each.file == around.file && around.begin <= each.begin && each.begin < around.end;
    });
}

bool RuleReader::needed_facts(text::Node value, SubjectKind about, Condition& into) {
    std::vector<std::string> named;
    if (!words(value, "fact", {}, named)) return false;
    constexpr std::string_view kDuty = "duties.";
    std::vector<std::string_view> known;
    for (const GivenFact fact : facts_of(about)) known.push_back(word_of(fact));
    const bool has_duties = known.back() == word_of(GivenFact::duties);
    bool sound = true;
    text::Node at = value.is_sequence() ? value.first() : value;
    for (const std::string& name : named) {
        if (has_duties && name.starts_with(kDuty) && name.size() > kDuty.size()) {
            into.words.push_back(name.substr(kDuty.size()));
            check_word("duties", into.words.back(), at.place());
        } else if (std::ranges::find(known, name) != known.end()) {
            into.needed.push_back(*value_of<GivenFact>(name));
        } else {
            std::string help = text::did_you_mean(name, known);
            if (help.empty()) help = fmt::format("write one of `{}`", fmt::join(known, "`, `"));
            if (!has_duties && name.starts_with("duties")) help = "write `holds: {duty: ..}` for the duties of a seat";
            fault(at.place(), fmt::format("`{}` is not a fact of {}", name, subject_text(about)), std::move(help));
            sound = false;
        }
        if (value.is_sequence()) at = at.next();
    }
    return sound;
}

bool RuleReader::manager_comparison(text::Node map, Condition& into) {
    static constexpr std::array<std::string_view, 4> kKeys{"location", "level", "levels", "cost"};
    static constexpr std::array<std::string_view, 2> kLocations{"same", "other"};
    if (!is_map(map, "`compared_with_manager`") || !only(map, "`compared_with_manager`", kKeys)) return false;
    const text::Node location = map.find("location");
    const text::Node level = map.find("level");
    const text::Node levels = map.find("levels");
    const text::Node cost = map.find("cost");
    bool sound = true;
    if (location) {
        std::vector<std::string> said;
        sound = words(location, "value of `location`", kLocations, said);
        // Both words together say nothing.
        if (sound && said.size() > 1) {
            fault(location.place(), "`location` must be `same` or `other`");
            sound = false;
        }
        if (sound) into.same_location = said.front() == "same";
    }
    if (level) sound = values(level, "value of `level`", into.level_is) && sound;
    if (levels) sound = fact_words(levels, "level", into.words) && sound;
    if (cost) sound = values(cost, "value of `cost`", into.cost_is) && sound;
    if (!sound) return false;
    if (!location && !level && !cost) {
        fault(map.place(), "`compared_with_manager` needs `location`, `level` or `cost`");
        return false;
    }
    const bool ordered = std::ranges::any_of(into.level_is, [](Beside is) { return is != Beside::same; });
    if (ordered && !levels) {
        fault(level.place(), "`lower` and `higher` need the order of levels",
              "write it from the lowest, such as `levels: [junior, mid, senior]`");
        return false;
    }
    return true;
}

}  // namespace orgplan::rules
