#include <fmt/format.h>

#include "planner/diff/compare.h"

namespace orgplan::diff {
namespace {

std::string number(double value) {
    return fmt::format("{}", value);
}

// "38..42", "6" or "..8", as it is written.
template <class Bound, class Words>
std::string range_words(const std::optional<Bound>& low, const std::optional<Bound>& high, Words words) {
    if (!low && !high) return {};
    if (low == high) return words(*low);
    return fmt::format("{}..{}", low ? words(*low) : "", high ? words(*high) : "");
}

std::string range_words(const std::optional<Range>& range) {
    return range ? range_words(range->low, range->high, number) : std::string();
}

std::string range_words(const std::optional<MoneyRange>& range, Text currency) {
    if (!range) return {};
    const std::string text =
        range_words(range->low, range->high, [&](Amount amount) { return plain_money_text(amount, currency); });
    return currency.empty() || text.empty() ? text : fmt::format("{} {}", text, currency);
}

}  // namespace

void compare_stages(const StageSnapshot& before, const StageSnapshot& after, FactList& facts) {
    const Organisation &a_org = before.org, &b_org = after.org;
    if (&a_org == &b_org) return;
    const Stage& a = a_org[before.stage];
    const Stage& b = b_org[after.stage];
    const bool same = stages_before(a_org, b_org)[index(after.stage)] == before.stage;
    // Specs of one stage each are compared, whatever the stages are called.
    const bool only = a_org.stages.size() == 1 && b_org.stages.size() == 1;
    if (a.for_day || b.for_day || !(same || only)) return;
    facts.add(Aspect::name, a.name, b.name);
    // A day that the spec does not write is not a date of the stage.
    const auto day = [](const Organisation& org, const Stage& stage) {
        return org.dated() ? date_text(stage.at) : std::string();
    };
    if (a.place.known() && b.place.known()) facts.add(Aspect::date, day(a_org, a), day(b_org, b));
    facts.add(Aspect::target, range_words(a.headcount), range_words(b.headcount), "headcount");
    facts.add(Aspect::target, range_words(a.externals), range_words(b.externals), "externals");
    facts.add(Aspect::target, range_words(a.fte), range_words(b.fte), "fte");
    facts.add(Aspect::target, range_words(a.monthly_cost, a_org.costs.currency),
              range_words(b.monthly_cost, b_org.costs.currency), "monthly_cost");
    facts.finish(Thing::stage, Presence::stays, b.id, same ? a.id : Text(), b.name.empty() ? b.id : b.name, {});
}

}  // namespace orgplan::diff
