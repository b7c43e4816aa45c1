#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/glossary/title_reader.h"
#include "planner/glossary/titles.h"
#include "planner/language/resolve/assemble.h"
#include "planner/language/resolve/names.h"
#include "planner/language/resolve/timeline.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"
#include "planner/text/nearest.h"

// How the values of a spec become an organisation. Each step takes the assembly as the steps before it left it:
// references are resolved only when everything that can be referred to has a name.

namespace orgplan::language {

/// A position as written: the values of one seat are those of its own entry under `seats:`, else those of the line.
struct WrittenSeat {
    text::Node own;
    text::Node line;

    /// Nothing where the seat's own entry takes the line's value away with `~`.
    text::Node find(std::string_view key) const {
        const text::Node exception = own.find(key);
        const text::Node value = exception ? exception : line.find(key);
        return value.is_null() ? text::Node() : value;
    }
    bool holds_faulty(std::string_view key) const {
        return own.holds_faulty(key) || (!own.find(key) && line.holds_faulty(key));
    }
};

/// A unit takes seats over: what moves, and when.
struct Assembly {
    Assembly(Organisation& organisation, text::Findings& found)
        : org(organisation), findings(found), timeline(org, findings), names(org, findings) {}

    Organisation& org;
    text::Findings& findings;
    Timeline timeline;
    Names names;
    std::vector<glossary::OwnTitles> own_titles;
    std::optional<glossary::Titles> titles;
    std::optional<glossary::TitleReader> title_reader;                // made when a spec first gives a title
    std::unordered_map<std::string_view, std::uint32_t> titles_read;  // each once: its number in `org.titles`
    text::Suggestions role_suggestions;
    std::unordered_map<std::string_view, const glossary::Titles::Match*>
        titles_seen;                                        // a million seats share a few dozen roles
    std::unordered_map<std::string_view, PersonId> people;  // by id and by name
    std::vector<std::string_view> outside;                  // managers outside the data, sorted

    std::vector<text::Node> written_units;           // by unit
    std::vector<UnitId> nested_in;                   // by unit
    std::vector<WrittenSeat> written_seats;          // by position
    std::vector<UnitId> written_in;                  // by position
    std::vector<bool> opens_by_count;                // by position: its times come from a count, not from `opens`
    std::vector<bool> closed_by_count;               // by position: a shrinking count closes it, and nothing else does
    std::vector<std::string_view> locations;         // that the company names, sorted; empty: any word will do
    std::set<Place> unknown_locations;               // each reported once, though each seat of a line names it
    std::set<Place> unrated;                         // amounts without a rate, each reported once
    std::map<text::Node, std::uint32_t> seat_costs;  // by what says each: its number in `Costs::seats`
    bool head_unknown = false;                       // `company.manager` leads nowhere, and was reported
    std::set<Place> idle;                            // what says nothing, each reported once, likewise
    std::set<Place> said_shares;                     // names of holders beside which a share is written
    std::vector<bool> broken_line;                   // by position: what its line leads to was reported

    /// By position: when it was to open; for ever where that was not postponed. Empty: nothing was.
    std::vector<Tick> planned;

    /// What holds for a key of a unit that its states do not carry: its own value, then that of each change, from
    /// its tick on.
    std::vector<std::pair<Tick, text::Node>> unit_values(UnitId unit, std::string_view key);

    Text keep(std::string_view text) { return org.texts->keep(text); }
};

/// Whether a seat or a unit is nowhere until a plan says when it opens. What names it is no fault meanwhile.
template <class Thing>
bool waits_for_plan(const Thing& thing) {
    return thing.opens == kForever;
}

/// Where a finding about a whole thing points: its id, else what names it, else its first key.
Place anchor_of(text::Node thing);

/// Reports what has no effect where it is written, once for a place though each seat of a line says it.
void report_idle(Assembly&, std::string_view rule, Place where, std::string message, Place other = {},
                 std::string_view note = {});

/// The things that a list names, each once: what it names again is reported.
template <class Thing>
class Once {
  public:
    explicit Once(Assembly& assembly) : assembly_(assembly) {}

    /// False for what was named before.
    bool take(Thing thing, text::Node value) {
        if (many_.empty()) {
            for (const auto& [known, place] : few_) {
                if (known == thing) return again(value, place);
            }
            few_.emplace_back(thing, value.place());
            if (few_.size() > kFew) many_.insert(few_.begin(), few_.end());
            return true;
        }
        const auto [known, fresh] = many_.emplace(thing, value.place());
        return fresh || again(value, known->second);
    }

  private:
    // Up to here comparing each with each is cheaper than any index.
    static constexpr std::size_t kFew = 16;

    bool again(text::Node value, Place first) {
        report_idle(assembly_, "said-twice", value.place(),
                    std::string("`").append(value.text()).append("` is named twice in one list"), first, "the first");
        return false;
    }

    Assembly& assembly_;
    std::vector<std::pair<Thing, Place>> few_;
    std::map<Thing, Place> many_;
};

/// The steps up to where every unit and seat has its id. The organisation knows its day already.
void read_things(Assembly&, const std::vector<text::Node>& roots, text::Node company, const std::vector<Tick>& days);
/// The sections of that name, one a file at most.
std::vector<text::Node> all_sections(const std::vector<text::Node>& roots, std::string_view key);

// The steps, in their order.
void read_locations(Assembly&, text::Node company);
void read_roles(Assembly&, const std::vector<text::Node>& own_roles);
void read_people(Assembly&, const std::vector<text::Node>& lists);
void read_units(Assembly&, const std::vector<text::Node>& lists);
void read_costs(Assembly&, text::Node costs, text::Node company);
void read_hiring(Assembly&, text::Node hiring);
void read_positions(Assembly&, const std::vector<text::Node>& top_lists);
void resolve_units(Assembly&);
void resolve_company(Assembly&, text::Node company);
void resolve_states(Assembly&);
/// Lets those who act for holders do so only while all of these are away.
void settle_acting(Assembly&);
/// Postpones the seats and duties that freezes hold back; false where there are none.
bool hold_back_starts(Assembly&);
void resolve_hats(Assembly&);
void resolve_stage_costs(Assembly&, text::Node stages);
void resolve_needs(Assembly&, text::Node stages);
void resolve_plan(Assembly&, text::Node plan);
/// Who is ready for another role.
void resolve_readiness(Assembly&);
void resolve_budgets(Assembly&, const std::vector<text::Node>& lists, text::Node company);
void resolve_products(Assembly&, const std::vector<text::Node>& products, const std::vector<text::Node>& projects);
void resolve_links(Assembly&);
void resolve_memberships(Assembly&);
void resolve_lines(Assembly&);
void check_shares(Assembly&);
void check_volunteers(Assembly&);
void check_away(Assembly&);
void check_headless(Assembly&);
void check_names(Assembly&);
void check_recruiting(Assembly&, text::Node hiring);

/// Reports what moves into a unit that does not exist at that tick; `what` begins the message.
void check_move(Assembly&, std::string_view what, const Unit& into, Tick at, Place place);
/// The words of a list, or a single one; nothing where it is not given, or taken away.
std::optional<std::vector<Text>> words_of(Assembly&, text::Node list);
/// The units that a list names.
std::vector<UnitId> units_of(Assembly&, text::Node list);
/// The changes of a thing at times there are, in order of time.
std::vector<std::pair<Tick, text::Node>> changes_of(Assembly&, text::Node thing);
/// Reports the keys that the `i`-th change and another one before it set at the same time.
void report_conflicts(Assembly&, const std::vector<std::pair<Tick, text::Node>>& changes, std::size_t i,
                      std::string_view what, Text id);
/// Adds the duties that a thing names, or a change of it at `since`.
void read_duties(Assembly&, text::Node duties, std::vector<Duty>& into, Tick since = kBeforeAll);
/// Puts all duties of one thing in order; reports two at one time.
void settle_duties(Assembly&, std::vector<Duty>& duties);
/// What a text is called in the glossary and by the spec; each distinct text is looked up once.
const glossary::Titles::Match& match_of(Assembly&, std::string_view text);
/// The role a text means; none, and a finding, where it means none or several. A seat also has a title and a level.
RoleId role_of(Assembly&, std::string_view text, Place place, bool of_seat = false);
inline RoleId role_of(Assembly& assembly, text::Node text) {
    return !text || text.is_null() ? kNone<RoleId> : role_of(assembly, text.text(), text.place());
}
/// The same for a seat or hat, with the alias that is printed for it: the text itself where it means no role. What no
/// role is called is read as a title.
struct NamedRole {
    RoleId role = kNone<RoleId>;
    Text alias;
};
NamedRole named_role_of(Assembly&, text::Node text, bool of_seat);
/// `Lead SRE` of `lead-sre`; any text that is not written like an id as it is.
std::string in_words(const Assembly&, std::string_view text);
template <class Holding>
void read_role(Assembly& assembly, text::Node text, Holding& into) {
    const NamedRole named = named_role_of(assembly, text, std::is_same_v<Holding, PositionState>);
    into.role = named.role;
    into.alias = named.alias;
}
/// What a title says: its number in `Organisation::titles`.
std::uint32_t read_title(Assembly&, Text title);
/// What the spec does not say of a seat is taken from its title: role, level and family.
void take_from_title(Assembly&, PositionState& state);
/// What a key of a map by role means: a role, a family, or with `default` neither.
struct RoleOrFamily {
    RoleId role = kNone<RoleId>;
    FamilyId family = kNone<FamilyId>;
};
/// Nothing, and a finding, where the key means none of these; `help` may know what else it means, and `or_else` says
/// what can be written for a role that nobody knows.
std::optional<RoleOrFamily> role_or_family_of(Assembly&, text::Node entry,
                                              std::string (*help)(Assembly&, text::Node) = nullptr,
                                              std::string_view or_else = {});
/// The location a value names; a finding where the company names its locations and this is none of them.
Text location_of(Assembly&, text::Node value);
/// Whether a text is of three decimals, more than the currency has: a finding, since thousands may be meant.
bool is_grouped(Assembly&, std::string_view text, Place place, Text currency);
/// The number of what a seat says it costs, or of a faulty cost; 0 where it removes that.
std::uint32_t seat_cost_of(Assembly&, text::Node cost);
/// That of a cost that cannot be read at all.
std::uint32_t faulty_cost(Assembly&);
/// The amount a value names in a currency; nothing, and a finding, where it has more decimals than that.
std::optional<Amount> amount_of(Assembly&, text::Node value, Text currency);
/// The family of an id; none, and a finding, where there is none.
FamilyId family_of(Assembly&, text::Node value);
/// Reads `holder:` into a state: who holds the seat, and who acts.
void read_holder(Assembly&, text::Node holder, PositionState& state);
/// Whether a value of `holder` names only people who act.
bool only_acting(text::Node holder);
/// Reads `manager:` of a unit or the company.
void read_heads(Assembly&, text::Node manager, Headship& into);

/// Calls `each` for a single value, or for each of a list.
template <class Each>
void for_each_of(text::Node value, Each each) {
    if (!value) return;
    if (value.is_scalar()) {
        each(value);
    } else {
        for (const text::Node element : value) each(element);
    }
}

/// Calls `each(time, value)` for `key: value`, with the beginning of time, or for each of `key: {TIME: value}`.
template <class Each>
void for_each_time(Assembly& assembly, text::Node value, Each each) {
    if (!value.is_map()) {
        each(kBeforeAll, value);
        return;
    }
    for (const text::Node entry : value) {
        if (const std::optional<Tick> tick = assembly.timeline.tick(entry.key(), entry.key_place())) {
            each(*tick, entry);
        }
    }
}

}  // namespace orgplan::language
