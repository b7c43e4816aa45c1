#include "planner/diff/other_times.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace orgplan::diff {
namespace {

// When a thing opens and closes.
struct Stay {
    Tick opens;
    Tick closes;

    bool operator==(const Stay&) const = default;
};

// Of all seats, or all units, by id: those that are there at some time.
using Stays = std::unordered_map<std::string_view, Stay>;

template <class Things>
Stays stays_of(const Things& things) {
    Stays stays;
    for (const auto& each : things) {
        if (each.opens < each.closes) stays.emplace(each.id, Stay{each.opens, each.closes});
    }
    return stays;
}

std::string time_text(const Organisation& org, Tick at) {
    return at == kBeforeAll || at == kForever ? std::string() : org.time_text(at);
}

class Settling {
  public:
    Settling(const Organisation& before, const Organisation& after) : before_(before), after_(after) {}

    void settle(Thing thing, const Stays& was, const Stays& is, std::vector<Change>& changes) const {
        std::unordered_set<std::string> dated;  // what has the change of a date already
        for (const Change& change : changes) {
            if (change.thing == thing && change.presence == Presence::stays && has_date(change)) {
                dated.insert(change.id);
            }
        }
        std::erase_if(changes, [&](Change& change) {
            if (change.thing != thing || change.presence == Presence::stays) return false;
            const auto from = was.find(change.id), to = is.find(change.id);
            if (from == was.end() || to == is.end() || from->second == to->second) return false;
            if (!dated.insert(change.id).second) return true;
            change.presence = Presence::stays;
            change.promoted = false;
            change.facts.clear();
            add(change, Aspect::opens, from->second.opens, to->second.opens);
            add(change, Aspect::closes, from->second.closes, to->second.closes);
            return false;
        });
    }

  private:
    static bool has_date(const Change& change) {
        return std::ranges::any_of(change.facts, [](const Fact& fact) {
            return fact.aspect == Aspect::opens || fact.aspect == Aspect::closes;
        });
    }

    void add(Change& change, Aspect aspect, Tick from, Tick to) const {
        if (from == to) return;
        Fact& fact = change.facts.emplace_back();
        fact.aspect = aspect;
        fact.from = time_text(before_, from);
        fact.to = time_text(after_, to);
        fact.stages = change.stages;
    }

    const Organisation& before_;
    const Organisation& after_;
};

}  // namespace

void settle_other_times(const Organisation& before, const Organisation& after, std::vector<Change>& changes) {
    if (!before.dated() || !after.dated()) return;
    const Settling settling(before, after);
    settling.settle(Thing::seat, stays_of(before.positions), stays_of(after.positions), changes);
    settling.settle(Thing::unit, stays_of(before.units), stays_of(after.units), changes);
}

}  // namespace orgplan::diff
