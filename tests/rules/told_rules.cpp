#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "tests/rules/random_rules.h"

namespace orgplan {
using namespace rules;
using namespace text;
namespace {

constexpr std::array<std::string_view, 47> kOps{"all",
                                                "any",
                                                "not",
                                                "parameter",
                                                "company",
                                                "is",
                                                "member_of",
                                                "within",
                                                "manages",
                                                "manages_only",
                                                "reports",
                                                "reports_share",
                                                "reports_to",
                                                "reports_within",
                                                "compared_with_manager",
                                                "below",
                                                "all_below",
                                                "layers",
                                                "depth",
                                                "serves",
                                                "holds",
                                                "scope",
                                                "scope_only",
                                                "skill",
                                                "background",
                                                "time",
                                                "accounts",
                                                "titles",
                                                "title_roles",
                                                "is",
                                                "within",
                                                "managed_by",
                                                "members",
                                                "share",
                                                "size",
                                                "sites",
                                                "is",
                                                "by",
                                                "staff",
                                                "linked",
                                                "given",
                                                "product",
                                                "project",
                                                "duty",
                                                "count",
                                                "contains",
                                                "ratio"};
static_assert(kOps.size() == static_cast<std::size_t>(Op::ratio) + 1);

void words(std::string& into, std::string_view key, const std::vector<std::string>& all) {
    if (!all.empty()) into += fmt::format("{}: [{}], ", key, fmt::join(all, ", "));
}
template <class Enum>
void values(std::string& into, std::string_view key, const std::vector<Enum>& all) {
    std::vector<int> numbers;
    for (const Enum each : all) numbers.push_back(static_cast<int>(each));
    if (!numbers.empty()) into += fmt::format("{}: #[{}], ", key, fmt::join(numbers, ", "));
}
void flag(std::string& into, std::string_view key, std::optional<bool> said) {
    if (said) into += fmt::format("{}: {}, ", key, *said);
}

std::string selector(const rules::SeatSelector& s) {
    std::string into;
    words(into, "role", s.roles);
    words(into, "family", s.families);
    words(into, "tag", s.tags);
    flag(into, "manages", s.manages);
    values(into, "employment", s.employment);
    words(into, "location", s.locations);
    words(into, "level", s.levels);
    words(into, "within", s.within);
    flag(into, "vacant", s.vacant);
    flag(into, "named", s.named);
    values(into, "status", s.status);
    values(into, "leads", s.leads);
    flag(into, "root", s.root);
    flag(into, "assistant", s.assistant);
    for (const rules::SeatSelector& each : s.except) into += fmt::format("except: {{{}}}, ", selector(each));
    return into;
}
std::string selector(const UnitSelector& s) {
    std::string into;
    words(into, "id", s.ids);
    words(into, "kind", s.kinds);
    words(into, "purpose", s.purposes);
    words(into, "tag", s.tags);
    words(into, "within", s.within);
    flag(into, "agile", s.agile);
    flag(into, "budget", s.budget);
    flag(into, "headless", s.headless);
    for (const UnitSelector& each : s.except) into += fmt::format("except: {{{}}}, ", selector(each));
    return into;
}
std::string selector(const WorkSelector& s) {
    std::string into;
    words(into, "id", s.ids);
    flag(into, "has_ui", s.has_ui);
    flag(into, "ml", s.ml);
    words(into, "platform", s.platforms);
    words(into, "complexity", s.complexity);
    flag(into, "due", s.due);
    flag(into, "budget", s.budget);
    for (const WorkSelector& each : s.except) into += fmt::format("except: {{{}}}, ", selector(each));
    return into;
}

std::string condition(const RuleSet& rules, const Condition& c) {
    std::string into = selector(rules.seats[c.seats]);
    if (c.op == Op::ratio) into = fmt::format("of: {{{}}}, to: {{{}}}, ", into, selector(rules.seats[c.others]));
    const std::string units = selector(rules.units[c.units]);
    into += c.op == Op::all_below && c.units != 0 ? fmt::format("in: {{{}}}, ", units) : units;
    into += selector(rules.work[c.work]);
    words(into, c.name.empty() ? "words" : c.name, c.words);
    values(into, "by", c.links);
    values(into, "of", c.of);
    values(into, "given", c.needed);
    flag(into, "same_location", c.same_location);
    values(into, "level", c.level_is);
    values(into, "cost", c.cost_is);
    if (c.dotted) into += "dotted: true, ";
    if (c.whole_company) into += "in: company, ";
    if (c.levels != 0) into += fmt::format("levels: {}, ", c.levels);
    for (const CompanyFact& fact : c.facts) words(into, fmt::format("#{}", static_cast<int>(fact.name)), fact.words);
    for (const auto& [key, limit] : {std::pair{"at_least", &c.at_least}, std::pair{"at_most", &c.at_most}}) {
        if (!*limit) continue;
        into += (*limit)->parameter.empty() ? fmt::format("{}: {}, ", key, (*limit)->value)
                                            : fmt::format("{}: {}, ", key, (*limit)->parameter);
    }
    for (const Condition& part : c.parts) into += condition(rules, part) + ", ";
    return fmt::format("{}: {{{}}}", kOps[static_cast<std::size_t>(c.op)], into);
}

}  // namespace

std::string told(const RuleSet& rules, const Rule& rule) {
    constexpr std::array<std::string_view, 6> kSubjects{"seat", "unit", "company", "product", "project", "duty"};
    std::string into =
        fmt::format("{}{}\n  for: {{{}: {{", rule.id, rule.row > 0 ? fmt::format(" row {}", rule.row) : "",
                    kSubjects[static_cast<std::size_t>(rule.subject)]);
    into += selector(rules.seats[rule.for_seats]) + selector(rules.units[rule.for_units]) +
            selector(rules.work[rule.for_work]);
    words(into, "name", rule.duties);
    values(into, "of", rule.duties_of);
    into += "}}\n";
    if (rule.when) into += fmt::format("  when: {{{}}}\n", condition(rules, *rule.when));
    return into + fmt::format("  require: {{{}}}\n", condition(rules, rule.require));
}

}  // namespace orgplan
