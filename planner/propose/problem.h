#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/months.h"
#include "graph/model/organisation.h"

// The problem of growth as plain numbers: who could be where in which month, what each of them counts and costs, and
// what must hold. Months count from 1; month 0 is now. What happens in month t takes effect on its first day and is
// paid for the whole of it. People are counted by slot: a profile at a home, which is a unit or the company outside all
// units. Whoever nothing can be decided about is in no slot; what they count is taken off the bounds of the rows.

namespace orgplan::propose {

/// Money in the smallest unit of the reporting currency x `Problem::money`.
using Money = std::int64_t;

inline constexpr double kNoBound = std::numeric_limits<double>::infinity();
inline constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

/// People of one kind, who can stand for each other.
struct Profile {
    RoleId role = kNone<RoleId>;
    Text level;
    Text location;  ///< of their own; empty: that of the unit
    Employment employment = Employment::employee;
    double fte = 1;
    std::uint32_t own_cost = 0;             ///< in `Costs::seats`; 0: by bands
    PositionId person = kNone<PositionId>;  ///< the seat of somebody who is a profile of their own
    std::uint32_t hire = kNowhere;          ///< which of `Problem::hires` it is; nowhere: nobody is hired so
    int earliest = 1;                       ///< the first month in which somebody hired now can start
    bool backfill = false;                  ///< somebody new takes the seat `person`, once its holder has left
    bool moves = false;                     ///< may move between homes
    int days_to_fill = 0;                   ///< from opening a requisition to the first day
    std::uint32_t fill_origin = 0;          ///< of `earliest`
    std::vector<double> ramp;               ///< how productive newcomers are in their first months
    std::vector<PositionId> written;        ///< seats that are of it now, in their order
};

struct Home {
    UnitId unit = kNone<UnitId>;
    bool planned = false;           ///< when it is complete is decided
    std::uint32_t lead_first = 0;   ///< months for which a lead is there before it is complete
    std::vector<char> leads;        ///< by profile, whether such a person leads it: may be there before that
    bool needs_lead = false;        ///< a lead is there from then on
    std::uint32_t lead_origin = 0;  ///< of `lead_first`
    bool managed = false;           ///< by one of `Managers`
    int opens_by = std::numeric_limits<int>::max();  ///< the last month in which it can open: the spec changes it then
    std::uint32_t alike = kNowhere;  ///< a home before it, alike in everything, that is complete no later
    std::vector<char> shut;  ///< by month, of a planned one: it cannot become complete, since seats that the spec
                             ///< has there cannot be filled then; empty: it has none

    /// Whether people of a profile are its head wherever they are in it.
    bool is_headed_by(std::uint32_t profile) const { return needs_lead && !managed && leads[profile] != 0; }
};

struct Slot {
    std::uint32_t profile = 0;
    std::uint32_t home = 0;
    int stock = 0;       ///< people now
    int opens_with = 0;  ///< seats that the spec has there, which start when their planned home is complete
    int secured = 0;     ///< of these, those who are named
    int comes = 0;       ///< people who move here then, as the spec says
    std::uint32_t goes_to = kNowhere;  ///< the home to which all of them move when that is complete
    Money cost = 0;                    ///< a month
    Money fee = 0;                     ///< of a hire
    bool hire = false;                 ///< somebody can be hired into it
    std::vector<char> frozen;          ///< by month: nobody starts
    std::vector<std::vector<std::uint32_t>> frozen_by = {};  ///< by month: the freezes, where only they are why
    std::vector<char> absent = {};  ///< by month: its home is not there, so that nobody moves to it; empty: it is
};

/// Somebody stays where they are, in another role.
struct Promotion {
    std::uint32_t from = 0;  ///< profiles
    std::uint32_t to = 0;
    int first = 1;  ///< month
    Money fee = 0;
    std::uint32_t readiness = 0;  ///< in `Organisation::ready`
};

/// What a row comes from: what a conflict names.
struct Origin {
    /// Needs are never in a conflict: they are what cannot be had. Of the others rules are blamed last.
    enum class Kind : std::uint8_t { asked, size, number, rule };

    std::string what;  ///< "`run_rate` of the company from 2027-01"
    Place place;
    Kind kind = Kind::number;
};

/// low <= sum of times x people of slots <= high, in each month.
struct CountRow {
    struct Weight {
        std::uint32_t slot = 0;
        double times = 1;

        bool operator==(const Weight&) const = default;
    };
    /// Where the sum is zero, `high` of a row is `more` higher.
    struct Absence {
        std::vector<Weight> weights = {};  ///< none: there is no such exception
        std::vector<double> fixed = {};    ///< by month
        double more = 0;
    };
    std::uint32_t origin = 0;
    std::vector<Weight> weights;
    std::vector<double> low;  ///< by month; what is in no slot is taken off
    std::vector<double> high;
    std::uint32_t stands = kNowhere;  ///< only while this home is complete
    std::uint32_t met = kNowhere;     ///< only while this stage is met
    std::uint32_t crowd = kNowhere;   ///< only while the company has so many people, of `Problem::crowds`
    Absence absence = {};
    bool productive = false;  ///< newcomers count as far as they are productive
    double whole = 0;         ///< of money: the limit as the spec says it, else 0
    bool budget = false;      ///< it is of a budget
    bool exceeded = false;    ///< of money: the spec is beyond the limit itself, and stays so
};

/// Whether the company has so many people: some rules begin or end with its size.
struct Crowd {
    std::vector<CountRow::Weight> weights;
    std::vector<double> fixed;  ///< by month, in no slot
    std::optional<double> at_least;
    std::optional<double> at_most;
};

/// Starts in a month.
struct HireLimit {
    std::uint32_t origin = 0;
    double per_month = 0;
    std::vector<int> written;  ///< by month: starts that the spec has
};

struct InterviewLimit {
    std::uint32_t origin = 0;
    double per_month = 0;
    double loops = 1;
    std::vector<CountRow::Weight> by;  ///< who interviews
    std::vector<double> people;        ///< by month: in no slot, when it begins
    std::vector<int> written;          ///< by month: starts of the spec that are not secured
};

/// Who recruits for which starts, by quarter.
struct RecruiterLimit {
    std::uint32_t origin = 0;
    double per_month = 0;  ///< seats that one fills
    std::vector<CountRow::Weight> by;
    std::vector<double> months;      ///< by quarter: of people in no slot
    std::vector<char> fills;         ///< by slot
    std::vector<FamilyId> families;  ///< empty: all
    RoleId role = kNone<RoleId>;
    int earliest = 1;           ///< the first month in which one more could start
    std::optional<Money> cost;  ///< of one more a month; nothing where it is not known
};

/// Newcomers among others, at the ends of months in which somebody starts.
struct OnboardingLimit {
    std::uint32_t origin = 0;
    double ratio = 0;
    std::vector<std::uint32_t> slots;  ///< of the company, or of one unit
    std::vector<double> people;        ///< by month, in no slot
    std::vector<double> newcomers;     ///< of them
    std::vector<char> starts;          ///< by month: the spec has a start
};

/// What is paid in all over some months.
struct TotalLimit {
    std::uint32_t origin = 0;
    std::vector<std::uint32_t> slots;
    std::vector<double> months;  ///< by month: how often its pay counts
    std::vector<char> fees;      ///< by month: whether its fees count
    Money high = 0;              ///< what is in no slot is taken off
    Money whole = 0;             ///< as the spec says it
    bool exceeded = false;       ///< the spec is beyond it itself, and stays so
};

/// Managers of units, each with so many people at most.
struct Managers {
    /// One more who is hired or promoted: the first of a slot, the second, and so on, by when they start.
    struct Hired {
        std::uint32_t slot = 0;
        int number = 1;
    };
    /// A unit that they manage.
    struct Managed {
        UnitId unit = kNone<UnitId>;
        UnitId within = kNone<UnitId>;
        std::uint32_t home = kNowhere;  ///< nowhere: nobody is placed in it
        std::uint32_t now = kNowhere;   ///< who manages it now, in `people`; nowhere: none of them
        CountRow size;                  ///< how many seats it has; `low` is what is in no slot, negative
        double most = kNoBound;         ///< how many it has at most
        /// By manager, `people` first and then `hired`: whether they may manage it. Their line follows the unit in
        /// which they sit, so that they manage no unit beside that of somebody else.
        std::vector<char> can = {};
    };

    std::uint32_t origin = 0;
    RoleId role = kNone<RoleId>;
    double span = kNoBound;
    std::vector<PositionId> people;  ///< seats of such that the spec has
    enum class Seat : std::uint8_t { none, filled, vacant };
    std::vector<std::vector<Seat>> there;   ///< by entry of `people` and month, as the spec has it
    std::vector<std::uint32_t> successors;  ///< by entry of `people`: the slot of a planned backfill; nowhere: none
    std::vector<std::uint32_t> seated;      ///< by entry of `people`: which of `units` they sit in; nowhere: none
    std::vector<Hired> hired;
    std::vector<Managed> units;

    std::size_t all() const { return people.size() + hired.size(); }
};

/// How a unit must not be made up, since a rule that is no sum does not allow it.
struct Cut {
    std::uint32_t home = 0;
    std::vector<std::pair<std::uint32_t, int>> people;  ///< by slot of the home
    int from = 1;                                       ///< the first month in which it must not be
    std::uint32_t origin = 0;
    std::string rule;
};

/// A stage with needs.
struct Goal {
    StageId stage = kNone<StageId>;
    int due = 1;   ///< the month by which it is to be met
    int from = 1;  ///< the month from which each without it counts as lateness: `due`, or now
    bool hard = false;
    double weight = 1;
    std::uint32_t origin = 0;          ///< of `hard`
    std::vector<std::uint32_t> homes;  ///< that must stand
};

struct Problem {
    int months = 0;
    Tick now;
    std::vector<Tick> days;  ///< the first day of each month, 0 being that of now
    std::vector<Profile> profiles;
    std::vector<Home> homes;
    std::vector<Slot> slots;
    std::vector<HireProfile> hires;
    std::vector<Promotion> promotions;
    std::vector<Origin> origins{1};  ///< the first: structure
    std::vector<CountRow> counts;
    std::vector<Crowd> crowds;
    std::optional<HireLimit> hire_limit;
    std::optional<InterviewLimit> interviews;
    std::vector<RecruiterLimit> recruiters;
    std::vector<std::pair<FamilyId, std::vector<int>>>
        recruited;  ///< starts of the spec that are not secured, by quarter
    std::vector<OnboardingLimit> onboarding;
    std::vector<TotalLimit> totals;
    std::optional<Managers> managers;
    std::vector<Goal> goals;  ///< in order of time
    std::vector<Cut> cuts;
    std::map<RoleId, int> roles_now;  ///< seats by role, of those who do not manage people
    bool quarterly = false;           ///< something happens only in the first month of a quarter
    int stay = 0;                     ///< months that somebody stays after a start or a move
    std::int64_t money = 1;
    bool priced = true;    ///< else nothing says what anybody costs, and the objective `cost` counts months of people
    Money unmodelled = 0;  ///< what is paid in all months for whoever is in no slot
    /// By slot and month of a start: the months at whose ends such a newcomer is still new, from that of the start on.
    std::vector<std::vector<int>> new_for;
    std::vector<std::string> carried;  ///< ids of rules that are rows
    std::vector<std::string>
        no_worse;  ///< of those that the spec does not keep to itself, and a plan may not make worse
    std::vector<std::string> checked;         ///< ids of rules of the spec's own that are none
    std::vector<std::string> unplaced;        ///< who could be hired, but in no unit
    std::vector<std::string> unpriced;        ///< who could be hired and is not, since nothing says what that costs
    std::vector<std::string> defaults;        ///< what was taken where the spec is silent, in words
    std::vector<std::string> notes;           ///< what else its reader should know, each a sentence
    std::vector<std::uint32_t> out_of_reach;  ///< needs that nobody who may be hired, moved or promoted can meet

    std::uint32_t slot_of(std::uint32_t profile, std::uint32_t home) const;
    /// Whether something may happen in a month.
    bool decides(int t) const { return !quarterly || first_month(quarter_of(month(t))) == month(t); }
    Month month(int t) const { return month_of(days[static_cast<std::size_t>(t)]); }
    /// The last month that begins by a day; 0: none of the plan does.
    int month_by(Tick at) const;
};

/// Whether such people are on the payroll, so that they are recruited and count as heads.
bool is_employed(const Profile& profile);
/// The first month in which somebody can start whose requisition is opened now.
int earliest_start(const Problem& problem, int days_to_fill);

}  // namespace orgplan::propose
