#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "planner/diff/diff.h"
#include "tests/rules/random_organisation.h"

// The diff of two organisations, applied to the first, gives the second.

namespace orgplan {
namespace {

/// What is known of a thing: a value for each key, or a set of values for what there may be several of.
using Facts = std::map<std::pair<Aspect, std::string>, std::set<std::string>>;
/// By kind of thing and id.
using Told = std::map<std::pair<Thing, std::string>, Facts>;

bool refers(Aspect aspect) {
    return aspect == Aspect::within || aspect == Aspect::head || aspect == Aspect::home || aspect == Aspect::line ||
           aspect == Aspect::dotted || aspect == Aspect::member_of || aspect == Aspect::owner || aspect == Aspect::duty;
}

/// All of an organisation at a stage, read seat by seat and line by line.
class Teller {
  public:
    Teller(const Organisation& org, StageId stage) : org_(org), stage_(stage) {}

    Told tell() {
        Facts company;
        put(company, Aspect::name, org_.company.name);
        if (given(org_.company.manager)) put(company, Aspect::head, org_[org_.company.manager].id);
        duties(company, org_.company.duties);
        told_[{Thing::company, ""}] = company;
        for (std::size_t i = 0; i < org_.units.size(); ++i) unit(id_at<UnitId>(i));
        for (std::size_t i = 0; i < org_.positions.size(); ++i) seat(id_at<PositionId>(i));
        for (const Product& product : org_.products) {
            if (!product.stages.has(stage_)) continue;
            Facts& facts = told_[{Thing::product, std::string(product.id)}];
            for (const UnitId id : product.at(org_[stage_].at).units) put(facts, Aspect::owner, org_[id].id);
            duties(facts, product.duties);
        }
        return told_;
    }

  private:
    static void put(Facts& facts, Aspect aspect, std::string_view value, std::string_view name = {}) {
        if (!value.empty()) facts[{aspect, std::string(name)}].emplace(value);
    }

    void duties(Facts& facts, const std::vector<Duty>& duties) {
        for (const Duty& duty : duties) {
            if (duty.from > org_[stage_].at) continue;
            facts.erase({Aspect::duty, std::string(duty.name)});
            if (given(duty.position)) put(facts, Aspect::duty, org_[duty.position].id, duty.name);
        }
    }

    void unit(UnitId id) {
        if (!org_[id].stages.has(stage_)) return;
        const UnitState& state = org_.at(id, stage_);
        Facts& facts = told_[{Thing::unit, std::string(org_[id].id)}];
        put(facts, Aspect::name, state.name);
        put(facts, Aspect::kind, state.kind);
        put(facts, Aspect::purpose, state.purpose);
        put(facts, Aspect::location, state.location);
        if (given(state.within)) put(facts, Aspect::within, org_[state.within].id);
        if (given(state.manager)) put(facts, Aspect::head, org_[state.manager].id);
        duties(facts, org_[id].duties);
    }

    void seat(PositionId id) {
        if (!org_[id].stages.has(stage_)) return;
        const PositionState& state = org_.at(id, stage_);
        Facts& facts = told_[{Thing::seat, std::string(org_[id].id)}];
        if (given(state.role)) put(facts, Aspect::role, org_[state.role].id);
        put(facts, Aspect::title, state.title);
        put(facts, Aspect::level, state.level);
        put(facts, Aspect::location, state.location);
        if (given(state.home)) put(facts, Aspect::home, org_[state.home].id);
        if (state.fte != 1) put(facts, Aspect::fte, std::to_string(state.fte));
        const char* employments[] = {"", "contractor", "agency", "intern"};
        put(facts, Aspect::employment, employments[static_cast<int>(state.employment)]);
        const char* statuses[] = {"", "proposed", "approved", "open", "offered"};
        put(facts, Aspect::status, statuses[static_cast<int>(org_[id].status)]);
        put(facts, Aspect::holder, org_.holder_text(id, stage_));
        for (const Line& line : org_.lines) {
            if (line.from != id || !line.stages.has(stage_)) continue;
            if (line.kind == LineKind::solid) facts.erase({Aspect::line, ""});
            put(facts, line.kind == LineKind::solid ? Aspect::line : Aspect::dotted, org_[line.to].id);
        }
        for (const Membership& member : org_.memberships) {
            if (member.position == id && member.stages.has(stage_)) put(facts, Aspect::member_of, org_[member.unit].id);
        }
        for (const Hat* hat : org_.hats_at(id, stage_)) {
            if (given(hat->role)) put(facts, Aspect::hat, org_[hat->role].id);
        }
    }

    const Organisation& org_;
    StageId stage_;
    Told told_;
};

/// What the first becomes. Each value that a fact takes away must have been there.
Told applied(const Told& first, const Diff& diff, StageId pair) {
    std::map<std::string, std::string> renamed;
    for (const Change& change : diff.changes) {
        if (change.stages.has(pair) && !change.was.empty()) renamed[change.was] = change.id;
    }
    const auto now = [&](const std::string& id) { return renamed.contains(id) ? renamed.at(id) : id; };
    Told told;
    for (const auto& [thing, facts] : first) {
        Facts& into = told[{thing.first, now(thing.second)}];
        for (const auto& [key, values] : facts) {
            for (const std::string& value : values) into[key].insert(refers(key.first) ? now(value) : value);
        }
    }
    for (const Change& change : diff.changes) {
        if (!change.stages.has(pair)) continue;
        const std::pair<Thing, std::string> thing{change.thing, change.id};
        EXPECT_EQ(told.contains(thing), change.presence != Presence::added) << change.id;
        Facts& facts = told[thing];
        for (const Fact& fact : change.facts) {
            if (!fact.stages.has(pair)) continue;
            std::set<std::string>& values = facts[{fact.aspect, fact.name}];
            EXPECT_TRUE(fact.from.empty() || values.erase(fact.from) == 1) << change.id << ": " << fact.from;
            EXPECT_TRUE(fact.to.empty() || values.insert(fact.to).second) << change.id << ": " << fact.to;
            if (values.empty()) facts.erase({fact.aspect, fact.name});
        }
        if (change.presence != Presence::removed) continue;
        EXPECT_TRUE(facts.empty()) << change.id << " had more than was told";
        told.erase(thing);
    }
    return told;
}

/// Some seats and units get ids that no other organisation has, and say what they were called.
void rename(Organisation& org, unsigned seed) {
    for (std::size_t i = seed % 3; i < org.positions.size(); i += 3) {
        org.positions[i].previously = org.positions[i].id;
        org.positions[i].id = org.texts->keep("new-" + std::string(org.positions[i].id));
    }
    for (std::size_t i = seed % 2; i < org.units.size(); i += 2) {
        org.units[i].previously = org.units[i].id;
        org.units[i].id = org.texts->keep("new-" + std::string(org.units[i].id));
    }
}

std::string text(const Told& told) {
    std::string text;
    for (const auto& [thing, facts] : told) {
        text += std::string(name_of(thing.first)) + " " + thing.second + "\n";
        for (const auto& [key, values] : facts) {
            for (const std::string& value : values) {
                text += "  " + std::string(name_of(key.first)) + " " + key.second + ": " + value + "\n";
            }
        }
    }
    return text;
}

TEST(DiffProperty, AppliedToTheFirstGivesTheSecond) {
    const Material material = common_material();
    std::size_t stayed = 0, renames = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE(seed);
        const Organisation before = random_organisation(2 * seed, material);
        Organisation after = random_organisation(2 * seed + 1, material);
        if (seed % 2 == 1) rename(after, seed);
        const Diff found = diff(before, after, stage_by_stage(before, after));
        for (std::size_t p = 0; p < found.stages.size(); ++p) {
            const StagePair& pair = found.stages[p];
            if (!pair.compared()) continue;
            const Told first = Teller(before, pair.before).tell();
            const Told second = Teller(after, pair.after).tell();
            EXPECT_EQ(text(applied(first, found, id_at<StageId>(p))), text(second));
        }
        for (const Change& change : found.changes) {
            stayed += change.presence == Presence::stays;
            renames += !change.was.empty();
        }
    }
    EXPECT_GT(stayed, 1000u);
    EXPECT_GT(renames, 300u);
}

TEST(DiffProperty, OfTheStagesOfOne) {
    const Material material = common_material();
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE(seed);
        const Organisation org = random_organisation(seed, material);
        const StageId last = id_at<StageId>(org.stages.size() - 1);
        const Diff found = diff(org, org, {{StageId{}, last, "all"}});
        EXPECT_EQ(text(applied(Teller(org, StageId{}).tell(), found, StageId{})), text(Teller(org, last).tell()));
    }
}

TEST(DiffProperty, OfAThingWithItselfIsEmpty) {
    const Material material = common_material();
    for (unsigned seed = 0; seed < 200; ++seed) {
        const Organisation before = random_organisation(seed, material);
        const Organisation after = random_organisation(seed, material);
        EXPECT_TRUE(diff(before, before, stage_by_stage(before, before)).empty()) << seed;
        const Diff found = diff(before, after, stage_by_stage(before, after));
        EXPECT_TRUE(found.empty()) << seed;
        for (const HeadsChange& each : found.heads) EXPECT_FALSE(each.differs());
    }
}

}  // namespace
}  // namespace orgplan
