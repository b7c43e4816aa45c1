#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "planner/glossary/glossary.h"
#include "planner/language/resolve/assembly.h"
#include "planner/report/phrases.h"
#include "planner/report/without_rate.h"
#include "planner/text/nearest.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

// More than anybody earns, or any budget has, in any currency; sums of these stay in range.
constexpr Amount kMostAmount = 100'000'000'000'000;

const Location* location_at(const Costs& costs, Text id) {
    const auto found = std::lower_bound(costs.locations.begin(), costs.locations.end(), id,
                                        [](const Location& each, Text wanted) { return each.id < wanted; });
    return found != costs.locations.end() && found->id == id ? &*found : nullptr;
}

// Whether amounts of the currency can be reported; a finding where not.
void need_rate(Assembly& assembly, Text currency, Place place) {
    const Costs& costs = assembly.org.costs;
    if (currency.empty() || currency == costs.currency) return;
    const bool rated = std::any_of(costs.rates.begin(), costs.rates.end(),
                                   [&](const Rate& rate) { return rate.currency == currency; });
    if (rated && !costs.currency.empty()) return;
    if (costs.faulty && costs.currency.empty()) return;  // `curency: GBP`
    if (!assembly.unrated.insert(place).second) return;
    report::add_without_rate(assembly.findings, place, currency, costs.currency);
}

// The currency of what is priced at a location.
Text currency_at(Assembly& assembly, Text location, Place place) {
    const Location* at = location_at(assembly.org.costs, location);
    if (at == nullptr || at->currency.empty()) return assembly.org.costs.currency;
    need_rate(assembly, at->currency, place);
    return at->currency;
}

void read_rates(Assembly& assembly, text::Node rates) {
    Costs& costs = assembly.org.costs;
    for (const text::Node rate : rates) {
        const Decimal worth = decimal_of(rate.text()).value_or(Decimal());
        if (worth.mantissa == 0) {
            assembly.findings.add("bad-rate", rate.place(), fmt::format("the rate of {} is 0", rate.key()),
                                  "write what one unit of it is worth in the currency of the costs");
        } else if (rate.key() == costs.currency && worth != Decimal{1, 0}) {
            assembly.findings.add("bad-rate", rate.place(),
                                  fmt::format("{} is the currency of the costs, so its rate is 1", costs.currency),
                                  "remove the rate");
        } else {
            costs.rates.push_back({assembly.keep(rate.key()), worth});
        }
    }
    std::sort(costs.rates.begin(), costs.rates.end(),
              [](const Rate& a, const Rate& b) { return a.currency < b.currency; });
}

auto selector(const Band& band) {
    return std::tuple(band.rank(), band.role, band.location, band.level, band.family);
}
auto selector(const OneOff& once) {
    return std::tuple(once.rank(), static_cast<RoleId>(once.promotion), once.role, once.family);
}

// Of two for the same seats, neither is more specific. Leaves them with the highest rank first.
template <class Priced>
void settle(Assembly& assembly, std::vector<Priced>& all, std::string_view what) {
    std::stable_sort(all.begin(), all.end(),
                     [](const Priced& a, const Priced& b) { return selector(b) < selector(a); });
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (selector(all[i - 1]) != selector(all[i])) continue;
        const auto [first, second] = std::minmax(all[i - 1].place, all[i].place);
        assembly.findings.add("band-tie", second, fmt::format("two {} apply to the same seats", what))
            .notes.push_back({first, "the other"});
    }
}

void read_band(Assembly& assembly, text::Node node) {
    const text::Node yearly = node.find("yearly");
    Band band;
    band.place = yearly ? yearly.place() : anchor_of(node);
    const text::Node role = node.find("role");
    band.role = role_of(assembly, role);
    const text::Node family = node.find("family");
    band.family = family_of(assembly, family);
    band.level = assembly.keep(node.find("level").text());
    band.currency = assembly.org.costs.currency;
    if (const text::Node location = node.find("location"); location && !location.is_null()) {
        band.location = location_of(assembly, location);
        band.currency = currency_at(assembly, band.location, location.place());
    }
    // What was reported would otherwise apply to everybody.
    if ((role && !given(band.role)) || (family && !given(band.family)) || !yearly) return;
    const std::optional<Amount> amount = amount_of(assembly, yearly, band.currency);
    if (!amount) return;
    band.yearly = *amount;
    assembly.org.costs.bands.push_back(band);
}

// What to write where `yearly` names a location, a level, or a role with its level; empty for any other word.
std::string help_for_band(Assembly& assembly, text::Node entry) {
    const ReadTitle& read = assembly.org.titles[read_title(assembly, assembly.keep(entry.key()))];
    constexpr std::string_view kBeside = "write it as a band, beside `yearly`: `bands: [{{{}, yearly: {}}}]`";
    std::string_view level = given(read.role) ? read.level : Text();
    std::string words(entry.key());
    std::ranges::replace(words, '-', ' ');
    for (const glossary::TitleAside& aside : glossary::glossary().titles.asides) {
        if (aside.says == words) level = aside.level;
    }
    if (!level.empty()) {
        // A band of a role comes before one of a level, so a level alone would be without effect beside such roles.
        RoleId whose = read.role;
        for (const Band& band : assembly.org.costs.bands) {
            if (!given(whose)) whose = band.role;
        }
        for (text::Node other = entry.next(); other && !given(whose); other = other.next()) {
            const glossary::Titles::Match& match = assembly.titles->find(other.key());
            if (match.certain()) whose = match.roles.front();
        }
        const std::string role = given(whose) ? fmt::format("role: {}, ", assembly.org[whose].id) : "";
        return fmt::format(kBeside, fmt::format("{}level: {}", role, level), entry.text());
    }
    constexpr std::size_t kMost = 100;  // of more the name is compared with none
    const std::vector<Location>& locations = assembly.org.costs.locations;
    if (locations.size() > kMost) return {};
    std::vector<std::string_view> ids;
    for (const Location& location : locations) ids.push_back(location.id);
    const std::string id = text::nearest(entry.key(), ids);
    if (id.empty()) return {};
    return fmt::format(kBeside, fmt::format("location: {}", id), entry.text());
}

// `ROLE: AMOUNT`, `FAMILY: AMOUNT` or `default: AMOUNT`.
void read_short_band(Assembly& assembly, text::Node entry) {
    const std::optional<RoleOrFamily> whose =
        role_or_family_of(assembly, entry, help_for_band,
                          fmt::format("; for one seat, write `cost: {{yearly: {}}}` at the seat", entry.text()));
    if (!whose) return;
    Band band;
    band.place = entry.place();
    band.currency = assembly.org.costs.currency;
    band.role = whose->role;
    band.family = whose->family;
    const std::optional<Amount> amount = amount_of(assembly, entry, band.currency);
    if (!amount) return;
    band.yearly = *amount;
    assembly.org.costs.bands.push_back(band);
}

void read_once(Assembly& assembly, text::Node node) {
    const text::Node amount = node.find("amount");
    const text::Node role = node.find("role");
    const text::Node family = node.find("family");
    OneOff once;
    once.place = amount ? amount.place() : anchor_of(node);
    once.promotion = node.find("per").text() == "promotion";
    once.role = role_of(assembly, role);
    once.family = family_of(assembly, family);
    if ((role && !given(once.role)) || (family && !given(once.family)) || !amount || !node.find("per")) return;
    const std::optional<Amount> paid = amount_of(assembly, amount, assembly.org.costs.currency);
    if (!paid) return;
    once.amount = *paid;
    assembly.org.costs.once.push_back(once);
}

std::optional<Decimal> read_load(Assembly& assembly, text::Node load) {
    const std::optional<Decimal> value = decimal_of(load.text());
    if (const std::optional<double> number = text::number_of(load.text()); number && *number < 1) {
        assembly.findings.add(
            "load-below-one", load.place(),
            fmt::format("`load` is {}, so employment would cost less than the pay", load.text()),
            *number > 0 ? fmt::format("write `load: {:.8g}` if {:.8g} % is added to pay", 1 + *number, *number * 100)
                        : "write `load: 1` if nothing is added to pay");
    }
    return value;
}

}  // namespace

bool is_grouped(Assembly& assembly, std::string_view text, Place place, Text currency) {
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos || text.size() - point != 4 || decimals_of(currency) >= 3) return false;
    const std::string_view whole = text.substr(0, point), part = text.substr(point + 1);
    const bool cents = part.ends_with('0') && decimals_of(currency) == 2;
    const std::string exact = cents ? fmt::format("`{}.{}`", whole, part.substr(0, 2)) : "round it";
    assembly.findings.add("amount-too-fine", place,
                          fmt::format("`{}` has 3 decimals, and {} has {}", text, currency.empty() ? "money" : currency,
                                      decimals_of(currency) == 0 ? "none" : std::to_string(decimals_of(currency))),
                          fmt::format("write `{}{}` if thousands are meant, else {}", whole, part, exact));
    return true;
}

std::optional<Amount> amount_of(Assembly& assembly, text::Node value, Text currency) {
    const std::optional<Decimal> number = decimal_of(value.text());
    if (!number || is_grouped(assembly, value.text(), value.place(), currency)) return std::nullopt;
    if (number->decimals > decimals_of(currency)) {
        const int most = decimals_of(currency);
        assembly.findings.add(
            "amount-too-fine", value.place(),
            fmt::format("`{}` has {}, and {} has {}", value.text(),
                        report::counted(static_cast<std::size_t>(number->decimals), "decimal"),
                        currency.empty() ? "money" : currency, most == 0 ? "none" : std::to_string(most)));
        return std::nullopt;
    }
    const std::optional<Amount> amount = amount_of(*number, currency);
    if (amount && *amount <= kMostAmount) return amount;
    assembly.findings.add("amount-too-large", value.place(),
                          fmt::format("`{}` is more than {}", value.text(), money_text(kMostAmount, currency)));
    return std::nullopt;
}

void read_costs(Assembly& assembly, text::Node node, text::Node company) {
    Costs& costs = assembly.org.costs;
    costs.given = static_cast<bool>(node);
    costs.faulty = node.holds_any_faulty();
    if (node) costs.place = node.key_place();
    costs.currency = assembly.keep(node.find("currency").text());
    for (const text::Node place : company.find("locations")) {
        Location location;
        location.id = assembly.keep(place.key());
        location.currency = assembly.keep(place.find("currency").text());
        if (const text::Node load = place.find("load")) location.load = read_load(assembly, load);
        costs.locations.push_back(location);
    }
    std::sort(costs.locations.begin(), costs.locations.end(),
              [](const Location& a, const Location& b) { return a.id < b.id; });
    if (const text::Node load = node.find("load")) costs.load = read_load(assembly, load).value_or(costs.load);
    read_rates(assembly, node.find("rates"));
    for (const text::Node entry : node.find("yearly")) read_short_band(assembly, entry);
    for (const text::Node band : node.find("bands")) read_band(assembly, band);
    for (const text::Node once : node.find("once")) read_once(assembly, once);
    settle(assembly, costs.bands, "bands");
    settle(assembly, costs.once, "one-off costs");
    const Place all = node.place();
    costs.faulty = costs.faulty || std::ranges::any_of(assembly.findings.all(), [&](const text::Finding& finding) {
                       const Place at = finding.where;
                       return finding.severity == text::Severity::error && at.known() && node && at.file == all.file &&
                              all.begin <= at.begin && at.begin < all.end;
                   });
}

std::uint32_t faulty_cost(Assembly& assembly) {
    Costs& costs = assembly.org.costs;
    SeatCost cost;
    cost.faulty = true;
    costs.seats.push_back(cost);
    return static_cast<std::uint32_t>(costs.seats.size() - 1);
}

namespace {

std::uint32_t read_seat_cost(Assembly& assembly, text::Node node) {
    Costs& costs = assembly.org.costs;
    const text::Node daily = node.find("daily");
    const text::Node price = daily ? daily : node.find("yearly");
    const text::Node days = node.find("days");
    SeatCost cost;
    cost.place = price ? price.place() : node.key_place();
    if (!price || static_cast<bool>(daily) != static_cast<bool>(days)) {
        // What is written for the price and not understood is reported already.
        if (!price && node.holds_any_faulty()) return faulty_cost(assembly);
        assembly.findings.add(
            "incomplete-cost", node.key_place(),
            price ? fmt::format("`cost` has `{0}` without `{1}`", daily ? "daily" : "days", daily ? "days" : "daily")
                  : "`cost` has no price",
            daily ? fmt::format("write `cost: {{daily: {}, days: 220}}`, with the days of a year", daily.text())
                  : std::string());
        return faulty_cost(assembly);
    }
    if (const text::Node currency = node.find("currency")) {
        cost.currency = assembly.keep(currency.text());
        need_rate(assembly, cost.currency, currency.place());
    }
    // Without a currency of its own it is in that of its location, which may be any of them.
    Text finest = cost.currency.empty() ? costs.currency : cost.currency;
    for (const Location& location : costs.locations) {
        if (!cost.currency.empty() || location.currency.empty()) continue;
        if (decimals_of(location.currency) > decimals_of(finest)) finest = location.currency;
    }
    if (!amount_of(assembly, price, finest)) return faulty_cost(assembly);
    cost.price = decimal_of(price.text()).value_or(Decimal());
    if (days) cost.times = decimal_of(days.text()).value_or(Decimal());
    costs.seats.push_back(cost);
    return static_cast<std::uint32_t>(costs.seats.size() - 1);
}

}  // namespace

std::uint32_t seat_cost_of(Assembly& assembly, text::Node node) {
    if (!node.is_map()) return 0;
    const auto [known, fresh] = assembly.seat_costs.try_emplace(node, 0);
    if (fresh) known->second = read_seat_cost(assembly, node);
    return known->second;
}

}  // namespace orgplan::language
