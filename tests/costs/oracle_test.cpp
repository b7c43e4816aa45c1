#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "planner/costs/ledger.h"
#include "planner/language/read.h"
#include "tests/effort.h"

// A second reckoning, day by day and in whole numbers, of plans that are written and priced by the same dice: nothing
// of it is taken from the organisation that orgplan reads.

namespace orgplan::testing {
using namespace costs;
using namespace graph;
using namespace language;
using namespace text;
namespace {

__extension__ using Big = __int128;

constexpr int kFirstYear = 2027;
constexpr int kMonths = 24;

bool leap(int year) {
    return year % 4 == 0;
}
int days_in(int month) {
    constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return kDays[static_cast<std::size_t>(month % 12)] + (month % 12 == 1 && leap(kFirstYear + month / 12) ? 1 : 0);
}
// A day is its month from the first one, and its number in it.
std::string day_text(int month, int day) {
    return fmt::format("{}-{:02}-{:02}", kFirstYear + month / 12, month % 12 + 1, day);
}

struct Moment {
    int month = -1;
    int day = 1;
    bool operator<=(const Moment& other) const { return month != other.month ? month < other.month : day <= other.day; }
    bool operator<(const Moment& other) const { return !(other <= *this); }
};

// Prices by role and place, in hundredths of what is paid there; loads, rates and weeks in thousandths.
struct World {
    std::map<std::string, std::int64_t> bands;  // "role place level" or fewer of them, `-` for any
    std::array<std::int64_t, 2> loads{};        // munich, krakow
    std::int64_t rate = 0;
    std::int64_t hire = 0, hire_developer = 0, promotion = 0;
};

struct SeatPlan {
    bool developer = true;
    bool krakow = false;
    bool senior = false;
    bool contractor = false;
    std::int64_t week = 1000;
    bool before_all = false;
    Moment opens, closes, leaves, backfill, promoted, moves;
    bool is_closed = false, is_left = false, is_filled = false, is_promoted = false, is_moved = false;
    std::int64_t daily = 0, days = 0;  // its own cost, where not 0
    bool volunteer = false;
    bool is_on_leave = false;  // its first holder, who is named then
    Moment on_leave, is_back;
    std::int64_t pay = 1000;  // of that time, in thousandths
    int unit = 0;             // a, b; a lies within the other where it is 1
};

std::int64_t band_of(const World& world, const std::string& role, bool krakow, bool senior, bool& local) {
    const std::string place = krakow ? "krakow" : "munich";
    const std::string level = senior ? "senior" : "junior";
    for (const std::string& r : {role, std::string("-")}) {
        for (const std::string& p : {place, std::string("-")}) {
            for (const std::string& l : {level, std::string("-")}) {
                const auto found = world.bands.find(fmt::format("{} {} {}", r, p, l));
                if (found == world.bands.end()) continue;
                local = p != "-";
                return found->second;
            }
        }
    }
    return 0;
}

std::string money(std::int64_t hundredths) {
    return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}
std::string thousandths(std::int64_t value) {
    return fmt::format("{}.{:03}", value / 1000, value % 1000);
}

// Unit a lies in b, but for a while in c.
struct Away {
    Moment from, to;

    bool holds(Moment now) const { return from <= now && now < to; }
};

std::string text_of(const World& world, const std::vector<SeatPlan>& seats, const Away& away) {
    std::string text = fmt::format(
        "orgplan: 1\ncompany: {{locations: {{munich: {{load: {}}}, krakow: {{currency: PLN, load: {}}}}}}}\n"
        "stages: [{{id: now, date: 2027-01-01}}, {{id: end, date: 2029-12-31}}]\n"
        "costs:\n  currency: EUR\n  rates: {{PLN: {}}}\n  once:\n    - {{per: hire, amount: {}}}\n"
        "    - {{per: hire, role: backend-developer, amount: {}}}\n    - {{per: promotion, amount: {}}}\n  bands:\n",
        thousandths(world.loads[0]), thousandths(world.loads[1]), thousandths(world.rate), money(world.hire),
        money(world.hire_developer), money(world.promotion));
    for (const auto& [selector, yearly] : world.bands) {
        const std::size_t first = selector.find(' ');
        const std::size_t second = selector.rfind(' ');
        const std::array<std::pair<const char*, std::string>, 3> keys = {
            {{"role", selector.substr(0, first)},
             {"location", selector.substr(first + 1, second - first - 1)},
             {"level", selector.substr(second + 1)}}};
        text += "    - {";
        for (const auto& [key, value] : keys) {
            if (value != "-") text += fmt::format("{}: {}, ", key, value);
        }
        text += fmt::format("yearly: {}}}\n", money(yearly));
    }
    text += "positions:\n  - {id: ceo, role: ceo, holder: vacant}\n";
    for (std::size_t i = 0; i < seats.size(); ++i) {
        const SeatPlan& seat = seats[i];
        text +=
            fmt::format("  - {{id: s{}, unit: {}, role: {}, location: {}, level: {}, fte: {}", i,
                        seat.unit == 0 ? "a" : "b", seat.developer ? "backend-developer" : "recruiter",
                        seat.krakow ? "krakow" : "munich", seat.senior ? "senior" : "junior", thousandths(seat.week));
        const auto time = [](Moment at) { return day_text(at.month, at.day); };
        if (!seat.before_all) text += ", opens: " + time(seat.opens);
        if (seat.is_closed) text += ", closes: " + time(seat.closes);
        if (seat.is_left) text += ", leaves: " + time(seat.leaves);
        if (seat.is_filled) text += ", backfill: " + time(seat.backfill);
        if (seat.contractor) text += ", employment: contractor";
        if (seat.volunteer) text += ", employment: volunteer";
        if (seat.is_on_leave) {
            text += fmt::format(", holder: {{name: Person {}, away: [{{opens: {}, closes: {}, pay: {}}}]}}", i,
                                time(seat.on_leave), time(seat.is_back), thousandths(seat.pay));
        }
        if (seat.daily > 0) text += fmt::format(", cost: {{daily: {}, days: {}}}", money(seat.daily), seat.days);
        if (seat.is_promoted || seat.is_moved) {
            text += ", changes: {";
            if (seat.is_promoted) text += time(seat.promoted) + ": {role: tech-lead}";
            if (seat.is_moved) text += (seat.is_promoted ? ", " : "") + time(seat.moves) + ": {location: munich}";
            text += "}";
        }
        text += "}\n";
    }
    return text + fmt::format(
                      "units: [{{id: b}}, {{id: a, within: b, changes: {{{}: {{within: c}}, {}: {{within: b}}}}}}, "
                      "{{id: c}}]\n",
                      day_text(away.from.month, away.from.day), day_text(away.to.month, away.to.day));
}

// A year's worth of each day of one seat in one month, up to a day: cents x 10^12 (load, rate, week and pay in
// thousandths).
Big month_of_seat(const World& world, const SeatPlan& seat, int month, int end) {
    Big sum = 0;
    if (seat.volunteer) return 0;
    for (int day = 1; day < end; ++day) {
        const Moment now{month, day};
        if (!seat.before_all && now < seat.opens) continue;
        if (seat.is_closed && seat.closes <= now) continue;
        if (seat.is_left && seat.leaves <= now && !(seat.is_filled && seat.backfill <= now)) continue;
        const bool krakow = seat.krakow && !(seat.is_moved && seat.moves <= now);
        std::string role = seat.developer ? "backend-developer" : "recruiter";
        if (seat.is_promoted && seat.promoted <= now) role = "tech-lead";
        bool zloty = krakow;
        Big yearly = Big{seat.daily} * seat.days;
        if (seat.daily == 0) {
            bool local = false;
            yearly = band_of(world, role, krakow, seat.senior, local);
            zloty = krakow && local;
        }
        const bool gone =
            seat.is_on_leave && seat.on_leave <= now && now < seat.is_back && !(seat.is_left && seat.leaves <= now);
        sum += yearly * (seat.contractor ? 1000 : world.loads[krakow ? 1 : 0]) * (zloty ? world.rate : 1000) *
               seat.week * (gone ? seat.pay : 1000);
    }
    return sum;
}

// In cents, rounded once.
std::int64_t cents_of(Big year_days, int month) {
    const Big whole = Big{1'000'000'000'000} * 12 * days_in(month);
    const Big twice = 2 * year_days;
    return static_cast<std::int64_t>(twice / whole / 2 + (twice / whole % 2));
}

// What is paid once for a seat on the days of a month that are asked for.
template <class Asked>
std::int64_t fees_of_seat(const World& world, const SeatPlan& seat, int month, Asked asked) {
    if (seat.contractor || seat.volunteer) return 0;
    const auto falls = [&](Moment at) { return at.month == month && asked(at); };
    const auto exists = [&](Moment at) {
        return (seat.before_all || seat.opens < at) && !(seat.is_closed && seat.closes <= at);
    };
    const auto hire = [&](Moment at) {
        return seat.developer && !(seat.is_promoted && seat.promoted <= at) ? world.hire_developer : world.hire;
    };
    std::int64_t sum = 0;
    if (!seat.before_all && falls(seat.opens)) sum += hire(seat.opens);
    if (seat.is_filled && falls(seat.backfill) && exists(seat.backfill)) sum += hire(seat.backfill);
    const bool empty =
        seat.is_left && seat.leaves <= seat.promoted && !(seat.is_filled && seat.backfill < seat.promoted);
    if (seat.is_promoted && falls(seat.promoted) && exists(seat.promoted) && !empty) sum += world.promotion;
    return sum;
}

class Dice {
  public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    int roll(int low, int high) { return low + static_cast<int>(engine_() % static_cast<unsigned>(high - low + 1)); }
    bool one_in(int sides) { return roll(1, sides) == 1; }
    Moment moment(int from, int to) {
        const int month = roll(from, to);
        return {month, one_in(2) ? 1 : roll(1, days_in(month))};
    }

  private:
    std::mt19937 engine_;
};

World random_world(Dice& dice) {
    World world;
    world.bands["- - -"] = dice.roll(1'000'000, 9'999'999);
    for (const char* role : {"-", "backend-developer", "recruiter", "tech-lead"}) {
        for (const char* place : {"-", "munich", "krakow"}) {
            for (const char* level : {"-", "senior", "junior"}) {
                if (dice.one_in(4)) world.bands[fmt::format("{} {} {}", role, place, level)] = dice.roll(1, 30'000'000);
            }
        }
    }
    world.loads = {dice.roll(1000, 1500), dice.roll(1000, 1500)};
    world.rate = dice.roll(1, 5000);
    world.hire = dice.roll(0, 999'999);
    world.hire_developer = dice.roll(0, 999'999);
    world.promotion = dice.roll(0, 99'999);
    return world;
}

SeatPlan random_seat(Dice& dice) {
    SeatPlan seat;
    seat.developer = dice.one_in(2);
    seat.krakow = dice.one_in(2);
    seat.senior = dice.one_in(2);
    seat.contractor = dice.one_in(5);
    if (dice.one_in(3)) seat.week = dice.roll(1, 1000);
    seat.unit = dice.roll(0, 1);
    seat.before_all = dice.one_in(2);
    if (!seat.before_all) seat.opens = dice.moment(1, 8);
    if (dice.one_in(4)) {
        seat.daily = dice.roll(1, 99'999);
        seat.days = dice.roll(1, 260);
    }
    // Each later than what it follows, so that every one of them has an effect.
    if (dice.one_in(3)) seat.is_promoted = true, seat.promoted = dice.moment(9, 11);
    if (seat.krakow && dice.one_in(3)) seat.is_moved = true, seat.moves = dice.moment(12, 13);
    if (dice.one_in(3)) {
        seat.is_left = true, seat.leaves = dice.moment(14, 15);
        if (dice.one_in(2)) {
            seat.is_filled = true;
            seat.backfill = dice.one_in(4) ? seat.leaves : Moment{dice.roll(16, 18), dice.roll(1, 28)};
        }
    }
    if (dice.one_in(3)) seat.is_closed = true, seat.closes = dice.moment(19, 22);
    if (!seat.contractor) seat.volunteer = dice.one_in(12);
    if (dice.one_in(3)) {
        seat.is_on_leave = true;
        seat.on_leave = dice.moment(0, 12);
        seat.is_back = {seat.on_leave.month + dice.roll(1, 9), dice.roll(1, 28)};
        seat.pay = dice.roll(0, 1000);
    }
    return seat;
}

TEST(Money, AgreesToTheCentWithAReckoningDayByDay) {
    for (unsigned seed = 0; seed < tries(120); ++seed) {
        Dice dice(seed);
        const World world = random_world(dice);
        std::vector<SeatPlan> seats(static_cast<std::size_t>(dice.roll(1, 25)));
        for (SeatPlan& seat : seats) seat = random_seat(dice);
        Away away;
        away.from = dice.moment(1, kMonths - 4);
        away.to = {away.from.month + dice.roll(1, 3), dice.roll(1, 28)};
        // Now and then there and back within a month.
        if (away.from.day < 20 && dice.one_in(3)) away.to = {away.from.month, away.from.day + dice.roll(1, 8)};
        ReadOptions options;
        options.stdin_text = text_of(world, seats, away);
        const std::unique_ptr<Spec> spec = read_spec("-", options).spec;
        ASSERT_FALSE(spec->findings.any(Severity::error)) << options.stdin_text << spec->findings.all().front().message;
        const CostPlan plan(spec->organisation);
        ASSERT_TRUE(plan.unpriced.empty() && plan.faults.empty());
        const Month first = month_at(kFirstYear, 1);
        const Ledger ledger(plan, first, first + kMonths);
        for (int month = 0; month < kMonths; ++month) {
            std::array<Big, 4> pay{};
            std::array<std::int64_t, 4> once{};  // a; b and c, each with a while it is there; all
            for (const SeatPlan& seat : seats) {
                const auto paid = [&](int until) { return month_of_seat(world, seat, month, until); };
                Big there = 0;
                for (int day = 1; day <= days_in(month); ++day) {
                    if (away.holds({month, day})) there += paid(day + 1) - paid(day);
                }
                const Big whole = paid(days_in(month) + 1);
                const std::int64_t fees = fees_of_seat(world, seat, month, [](Moment) { return true; });
                const std::int64_t fees_there =
                    fees_of_seat(world, seat, month, [&](Moment at) { return away.holds(at); });
                pay[3] += whole, once[3] += fees;
                if (seat.unit != 0) {
                    pay[1] += whole, once[1] += fees;
                    continue;
                }
                pay[0] += whole, once[0] += fees;
                pay[1] += whole - there, once[1] += fees - fees_there;
                pay[2] += there, once[2] += fees_there;
            }
            const std::array<UnitId, 4> units = {UnitId{1}, UnitId{0}, UnitId{2}, kNone<UnitId>};
            for (std::size_t i = 0; i < units.size(); ++i) {
                const std::string where =
                    fmt::format("seed {}, month {}, unit {}\n{}", seed, month, i, options.stdin_text);
                ASSERT_EQ(ledger.pay(first + month, units[i]), cents_of(pay[i], month)) << where;
                ASSERT_EQ(ledger.once(first + month, units[i]), once[i]) << where;
            }
        }
    }
}

}  // namespace
}  // namespace orgplan::testing
