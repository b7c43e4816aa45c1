#include "tests/diff/all_facts.h"

#include <cmath>

namespace orgplan::diff {

bool refers(Aspect aspect) {
    return aspect == Aspect::within || aspect == Aspect::head || aspect == Aspect::joint_head ||
           aspect == Aspect::home || aspect == Aspect::line || aspect == Aspect::dotted ||
           aspect == Aspect::member_of || aspect == Aspect::owner || aspect == Aspect::duty || aspect == Aspect::link;
}

namespace {

/// All of an organisation at a stage, read seat by seat and line by line.
class Teller {
  public:
    Teller(const Organisation& org, StageId stage) : org_(org), stage_(stage) {}

    /// `itself`: the stage too, beside what stands there.
    Told tell(bool itself = false) {
        Facts company;
        put(company, Aspect::name, org_.company.name);
        heads(company, org_.company);
        duties(company, org_.company.duties);
        budgets(company, kNone<UnitId>);
        fact(company, "sector", org_.company.sector);
        fact(company, "data_sensitivity", org_.company.data_sensitivity);
        list(company, "builds", org_.company.builds);
        list(company, "customers", org_.company.customers);
        list(company, "channels", org_.company.channels);
        told_[{Thing::company, ""}] = company;
        for (std::size_t i = 0; i < org_.units.size(); ++i) unit(id_at<UnitId>(i));
        for (std::size_t i = 0; i < org_.positions.size(); ++i) seat(id_at<PositionId>(i));
        for (const Product& product : org_.products) {
            if (!product.stages.has(stage_)) continue;
            Facts& facts = told_[{Thing::product, std::string(product.id)}];
            const ProductState& state = product.at(org_[stage_].at);
            put(facts, Aspect::name, state.name);
            for (const UnitId id : state.units) put(facts, Aspect::owner, org_[id].id);
            duties(facts, product.duties);
            fact(facts, "has_ui", state.has_ui);
            fact(facts, "ml", state.ml);
            list(facts, "platforms", state.platforms);
            put(facts, Aspect::fact, state.complexity, "complexity");
        }
        for (const Project& project : org_.projects) {
            Facts& facts = told_[{Thing::project, std::string(project.id)}];
            const ProjectState& state = project.at(org_[stage_].at);
            put(facts, Aspect::name, state.name);
            for (const UnitId id : state.units) put(facts, Aspect::owner, org_[id].id);
            duties(facts, project.duties);
            if (state.due) put(facts, Aspect::due, date_text(*state.due));
            if (state.budget) put(facts, Aspect::budget, state.allowed ? amount(*state.allowed) : "given");
        }
        if (itself) the_stage();
        return told_;
    }

  private:
    static void put(Facts& facts, Aspect aspect, std::string_view value, std::string_view name = {}) {
        if (!value.empty()) facts[{aspect, std::string(name)}].emplace(value);
    }

    void heads(Facts& facts, const Headship& headship) {
        if (headship.headless) put(facts, Aspect::head, "none");
        if (given(headship.manager)) put(facts, Aspect::head, org_[headship.manager].id);
        for (const PositionId head : headship.joint) put(facts, Aspect::joint_head, org_[head].id);
    }

    static void fact(Facts& facts, const char* key, std::optional<bool> value) {
        if (value) put(facts, Aspect::fact, *value ? "true" : "false", key);
    }
    static void fact(Facts& facts, const char* key, const std::optional<Text>& value) {
        if (value) put(facts, Aspect::fact, *value, key);
    }
    static void list(Facts& facts, const char* key, const std::optional<std::vector<Text>>& words) {
        if (words && words->empty()) put(facts, Aspect::list, "[]", key);
        for (const Text word : words.value_or(std::vector<Text>())) put(facts, Aspect::list, word, key);
    }

    std::string amount(Amount amount) const {
        return plain_money_text(amount, org_.costs.currency) + " " + std::string(org_.costs.currency);
    }

    void budgets(Facts& facts, UnitId unit) {
        for (const Budget& budget : org_.budgets) {
            if (budget.unit != unit) continue;
            for (const Budget::Total& total : budget.totals) {
                put(facts, Aspect::budget, amount(total.allowed), total.period);
            }
            for (const Budget::RunRate& rate : budget.run_rates) {
                std::string from = date_text(rate.from);
                for (const Stage& stage : org_.stages) {
                    if (stage.at == rate.from) from = stage.id;
                }
                put(facts, Aspect::run_rate, amount(rate.allowed), from);
            }
        }
    }

    void links(Facts& facts, LinkEnd end) {
        const char* kinds[] = {"works_with", "serves", "escalates_to", "hands_over_to"};
        for (const Link& link : org_.links) {
            if (link.from != end || !link.stages.has(stage_)) continue;
            put(facts, Aspect::link, given(link.to.seat) ? org_[link.to.seat].id : org_[link.to.unit].id,
                kinds[static_cast<int>(link.kind)]);
        }
    }

    void the_stage() {
        const Stage& stage = org_[stage_];
        Facts& facts = told_[{Thing::stage, std::string(stage.id)}];
        put(facts, Aspect::name, stage.name);
        const auto whole = [](double value) { return std::to_string(static_cast<int>(value)); };
        const auto range = [&](const char* name, const std::optional<Range>& aim) {
            if (!aim) return;
            const std::string low = aim->low ? whole(*aim->low) : "", high = aim->high ? whole(*aim->high) : "";
            put(facts, Aspect::target, low == high ? low : low + ".." + high, name);
        };
        range("headcount", stage.headcount);
        range("externals", stage.externals);
        range("fte", stage.fte);
        if (const auto& aim = stage.monthly_cost) {
            const auto bound = [&](std::optional<Amount> each) {
                return each ? plain_money_text(*each, org_.costs.currency) : std::string();
            };
            put(facts, Aspect::target,
                bound(aim->low) + ".." + bound(aim->high) + " " + std::string(org_.costs.currency), "monthly_cost");
        }
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
        heads(facts, state);
        duties(facts, org_[id].duties);
        budgets(facts, id);
        links(facts, {kNone<PositionId>, id});
        fact(facts, "agile", state.agile);
        for (const Text tag : state.tags) put(facts, Aspect::list, tag, "tags");
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
        const char* employments[] = {"", "contractor", "agency", "intern", "volunteer"};
        put(facts, Aspect::employment, employments[static_cast<int>(state.employment)]);
        const char* statuses[] = {"", "proposed", "approved", "open", "offered"};
        put(facts, Aspect::status, statuses[static_cast<int>(org_[id].status)]);
        std::string holders, acting;
        for (const Holder& each : state.holders)
            holders += (holders.empty() ? "" : " / ") + std::string(org_[each.person].name);
        for (const Holder& each : state.acting)
            acting += (acting.empty() ? "" : " / ") + std::string(org_[each.person].name);
        put(facts, Aspect::holder, state.occupancy == Occupancy::vacant ? "vacant" : holders);
        put(facts, Aspect::acting, acting);
        put(facts, Aspect::away, org_.away_text(id, stage_));
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
        links(facts, {id, kNone<UnitId>});
        for (const Text tag : org_[id].tags) put(facts, Aspect::list, tag, "tags");
        if (state.cost != 0) {
            put(facts, Aspect::cost, std::to_string(org_.costs.seats[state.cost].price.mantissa) + " EUR");
        }
        const SeatFacts& known = org_.seat_facts[state.facts];
        list(facts, "scope", known.scope);
        list(facts, "skills", known.skills);
        list(facts, "background", known.background);
        if (known.accounts) put(facts, Aspect::fact, std::to_string(*known.accounts), "accounts");
        if (known.time && known.time->empty()) put(facts, Aspect::fact, "[]", "time");
        for (const TimeShare& share : known.time.value_or(std::vector<TimeShare>())) {
            put(facts, Aspect::fact, "0." + std::to_string(std::lround(share.part * 10)),
                "time for " + std::string(share.work));
        }
    }

    const Organisation& org_;
    StageId stage_;
    Told told_;
};

}  // namespace

Told all_facts(const Organisation& organisation, StageId stage, bool itself) {
    return Teller(organisation, stage).tell(itself);
}

std::string told_text(const Told& told) {
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

}  // namespace orgplan::diff
