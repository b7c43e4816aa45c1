#include "planner/diff/diff_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/words.h"
#include "planner/report/numbered_id.h"
#include "planner/text/catalogue.h"

namespace orgplan::diff {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ") {
    return fmt::format("{}", fmt::join(parts, between));
}

// The heading for changes that belong to no unit.
std::string_view heading_of(Thing thing) {
    return thing == Thing::stage     ? "Stages"
           : thing == Thing::product ? "Products"
           : thing == Thing::project ? "Projects"
                                     : "Company";
}

bool read_alike(const Change& a, const Change& b) {
    return a.thing == Thing::seat && b.thing == Thing::seat && a.presence == b.presence && a.label == b.label &&
           a.was.empty() && b.was.empty() && a.unit == b.unit && a.stages == b.stages && a.facts == b.facts;
}

}  // namespace

std::string_view heading_of(FindingChange::Kind kind) {
    constexpr std::array<std::string_view, 3> kHeadings{"New findings", "Findings changed", "Findings resolved"};
    return kHeadings[static_cast<std::size_t>(kind)];
}

std::string_view word_of(FindingChange::Kind kind) {
    constexpr std::array<std::string_view, 3> kWords{"new", "changed", "resolved"};
    return kWords[static_cast<std::size_t>(kind)];
}

DiffWords::DiffWords(const Diff& diff, const Organisation& before, const Organisation& after, DiffStyle style)
    : diff_(diff), style_(style) {
    for (const Organisation* org : {&after, &before}) {
        for (const Role& each : org->roles) roles_.emplace(each.id, each.title);
    }
    for (std::size_t p = 0; p < diff.stages.size(); ++p) {
        if (diff.stages[p].compared()) compared_.add(id_at<StageId>(p));
    }
}

std::string DiffWords::role(std::string_view id, std::string_view alias) const {
    if (!alias.empty()) return style_.text(alias);
    const auto found = roles_.find(id);
    return style_.text(found == roles_.end() ? id : found->second);
}

std::string DiffWords::of(const FindingChange& change) const {
    const text::CatalogueEntry* const known = text::find_in_catalogue(change.finding.rule);
    if (known != nullptr && known->says_when) return {};
    const std::string stages = change.stages.empty() ? std::string() : at(change.stages);
    std::string when = stages.empty() ? stages : "," + stages;
    if (!change.between.empty()) when += fmt::format("{} {}", when.empty() ? "," : ";", style_.text(change.between));
    return when;
}

std::string DiffWords::at(StageSet stages) const {
    // A single pair of stages is named at the top.
    if (diff_.stages.size() == 1 || stages == compared_) return {};
    std::vector<std::string> labels;
    for (std::size_t p = 0; p < diff_.stages.size(); ++p) {
        if (stages.has(id_at<StageId>(p))) labels.push_back(style_.id(diff_.stages[p].label));
    }
    return " at " + joined(labels);
}

std::string DiffWords::was(std::string_view before, std::string_view none) const {
    return fmt::format(" (was {})", before.empty() ? std::string(none) : style_.text(before));
}

// A title in place of a role, or the other way round, where only that role is known.
std::string DiffWords::title(const Fact& fact, const Change& change) const {
    for (const Fact& each : change.facts) {
        if (!each.half_known() || each.stages != fact.stages) continue;
        if (fact.from.empty() && !each.from.empty()) {
            return fmt::format("title {} (was {})", style_.text(fact.to), role(each.from, each.alias_from));
        }
        if (fact.to.empty() && !each.to.empty()) {
            return fmt::format("title {} (was {})", role(each.to, each.alias_to), style_.text(fact.from));
        }
    }
    return words(fact, false);
}

// `whole`: the thing was added, so there was nothing before.
std::string DiffWords::words(const Fact& fact, bool whole) const {
    const auto id = [&](std::string_view text) { return style_.id(text); };
    const auto text = [&](std::string_view words) { return style_.text(words); };
    const bool set = fact.from.empty(), taken = fact.to.empty();
    const auto as_is = [](std::string_view value) { return std::string(value); };
    const auto plain = [&](std::string_view what, std::string_view none,
                           std::string (*written)(std::string_view) = nullptr) {
        if (written == nullptr) written = as_is;
        return fmt::format("{}{}{}", what, taken ? std::string(none) : text(written(fact.to)),
                           whole ? "" : was(written(fact.from), none));
    };
    switch (fact.aspect) {
        case Aspect::name:
            return plain("name ", "not given");
        case Aspect::kind:
            return plain(whole ? "" : "kind ", "not given");
        case Aspect::purpose:
            return plain("purpose ", "not given");
        case Aspect::within:
            if (whole) return fmt::format("in {}", id(fact.to));
            return fmt::format("moved from {} to {}", set ? "the company" : id(fact.from),
                               taken ? "the company" : id(fact.to));
        case Aspect::head: {
            const auto head = [&](std::string_view seat) {
                return seat.empty() ? "nobody" : seat == "none" ? "without a head" : id(seat);
            };
            if (fact.to == "none")
                return fmt::format("has no head{}", whole ? "" : fmt::format(" (was {})", head(fact.from)));
            if (taken) return fmt::format("no manager (was {})", head(fact.from));
            return fmt::format("managed by {}{}", head(fact.to),
                               whole ? "" : fmt::format(" (was {})", head(fact.from)));
        }
        case Aspect::joint_head:
            return taken ? fmt::format("no longer headed jointly by {}", id(fact.from))
                         : fmt::format("headed jointly by {}", id(fact.to));
        case Aspect::home:
            return fmt::format("moved from {} to {}", set ? "the company" : id(fact.from),
                               taken ? "the company" : id(fact.to));
        case Aspect::line:
            if (taken) return fmt::format("reports to nobody (was {})", id(fact.from));
            return fmt::format("reports to {}{}", id(fact.to),
                               whole ? "" : fmt::format(" (was {})", set ? "nobody" : id(fact.from)));
        case Aspect::dotted:
            return taken ? fmt::format("no longer a dotted line to {}", id(fact.from))
                         : fmt::format("dotted line to {}", id(fact.to));
        case Aspect::role:
            if (taken) return fmt::format("no longer has a known role (was {})", role(fact.from, fact.alias_from));
            return fmt::format("{} (was {})", role(fact.to, fact.alias_to),
                               set ? "not known" : role(fact.from, fact.alias_from));
        case Aspect::title:
            if (taken) return fmt::format("the title of its role{}", was(fact.from, ""));
            return fmt::format("title {}{}", text(fact.to),
                               whole ? ""
                               : set ? " (before, that of its role)"
                                     : was(fact.from, ""));
        case Aspect::level:
            return plain("level ", "not given");
        case Aspect::holder:
            if (fact.to == word_of(Occupancy::vacant)) {
                return whole ? fact.to : fmt::format("vacated{}", set ? "" : was(fact.from, ""));
            }
            if (fact.from == word_of(Occupancy::vacant)) {
                return taken ? "filled" : fmt::format("filled by {}", text(fact.to));
            }
            if (taken) return fmt::format("holder no longer named{}", was(fact.from, ""));
            if (whole) return text(fact.to);
            return set ? fmt::format("holder now named: {}", text(fact.to))
                       : fmt::format("{} in place of {}", text(fact.to), text(fact.from));
        case Aspect::acting:
            if (taken) return fmt::format("{} no longer acts", text(fact.from));
            return fmt::format("{} acts{}", text(fact.to), whole || set ? "" : was(fact.from, ""));
        case Aspect::away:
            return taken ? fmt::format("back{}", was(fact.from, ""))
                         : fmt::format("{}{}", text(fact.to), whole || set ? "" : was(fact.from, ""));
        case Aspect::fte:
            return plain("fte ", "1");
        case Aspect::employment:
            return plain("", word_of(Employment::employee));
        case Aspect::location:
            return plain("in ", "its unit's location");
        case Aspect::status:
            return plain(whole ? "" : "status ", word_of(Requisition::none));
        case Aspect::opens:
        case Aspect::closes: {
            const auto time = [&](const std::string& value) {
                if (value.empty()) return std::string(fact.aspect == Aspect::opens ? "before all stages" : "never");
                return parse_date(value) ? value : "at " + id(value);
            };
            if (fact.to.empty() && fact.aspect == Aspect::closes) {
                return whole ? "never closes" : fmt::format("never closes (was {})", time(fact.from));
            }
            return fmt::format("{} {}{}", name_of(fact.aspect), time(fact.to),
                               whole ? "" : fmt::format(" (was {})", time(fact.from)));
        }
        case Aspect::member_of:
            return taken ? fmt::format("no longer a member of {}", id(fact.from))
                         : fmt::format("member of {}", id(fact.to));
        case Aspect::hat:
            return fmt::format("{}also {}", taken ? "no longer " : "",
                               taken ? role(fact.from, fact.alias_from) : role(fact.to, fact.alias_to));
        case Aspect::duty:
            return fmt::format("{} responsible for {}{}", taken ? "nobody" : id(fact.to), text(fact.name),
                               whole ? "" : fmt::format(" (was {})", set ? "nobody" : id(fact.from)));
        case Aspect::owner:
            return taken ? fmt::format("no longer assigned to {}", id(fact.from))
                         : fmt::format("assigned to {}", id(fact.to));
        case Aspect::cost:
            return plain("cost ", "from `costs`", grouped_money);
        case Aspect::due:
            return plain("due ", "not given");
        case Aspect::budget:
            return plain(fact.name.empty() ? "budget " : fmt::format("budget for {}: ", text(fact.name)), "none",
                         grouped_money);
        case Aspect::run_rate:
            return plain(fmt::format("monthly budget from {}: ", id(fact.name)), "none", grouped_money);
        case Aspect::hiring:
            return plain(fmt::format("hiring, {}: ", text(fact.name)), "none");
        case Aspect::date:
            return plain("date ", "not given");
        case Aspect::target: {
            const std::string what = text(fact.name == "monthly_cost" ? "monthly cost" : fact.name);
            return plain(taken ? fmt::format("no target {}", what) : fmt::format("target {} ", what),
                         taken ? "" : "none", grouped_money);
        }
        case Aspect::link:
            return fmt::format("{}{} {}", taken ? "no longer " : "", verb_of(value_of<LinkKind>(fact.name).value()),
                               id(taken ? fact.from : fact.to));
        case Aspect::fact:
            return plain(id(fact.name) + " ", "not given");
        case Aspect::list:
            if (fact.from == "[]" || fact.to == "[]") {
                return fmt::format("{} {} an empty list", id(fact.name), taken ? "no longer" : "now");
            }
            return fmt::format("{}: {} {}", id(fact.name), text(taken ? fact.from : fact.to),
                               taken ? "removed" : "added");
    }
    return {};
}

std::string DiffWords::of(const Change& change) const {
    std::vector<std::string> parts;
    if (change.presence == Presence::removed) {
        if (change.label != change.id) parts.push_back(style_.text(change.label));
        for (const Fact& fact : change.facts) {
            if (fact.aspect == Aspect::holder && fact.stages.has(change.stages.earliest())) {
                parts.push_back(style_.text(fact.from));
            }
        }
        return joined(parts) + at(change.stages);
    }
    if (change.presence == Presence::added) {
        if (change.label != change.id) parts.push_back(style_.text(change.label));
        bool timed = false;
        for (const Fact& fact : change.facts) {
            // What the label, the group or the stage says, and facts that only rules need.
            const bool left_out =
                fact.aspect == Aspect::role || fact.aspect == Aspect::title || fact.aspect == Aspect::home ||
                fact.aspect == Aspect::name || fact.aspect == Aspect::fact || fact.aspect == Aspect::list ||
                (fact.aspect == Aspect::opens && fact.to == diff_.stages[index(change.stages.earliest())].label);
            if (left_out || !fact.stages.has(change.stages.earliest())) continue;
            parts.push_back(words(fact, true));
            timed = timed || fact.aspect == Aspect::opens || fact.aspect == Aspect::closes;
        }
        const std::string stages = at(change.stages);
        return joined(parts) + (timed && !stages.empty() ? ", there" : "") + stages;
    }
    if (!change.was.empty()) parts.push_back("renamed from " + style_.id(change.was));
    // A change of a stage needs no stage named, and a change of a time names its own.
    const auto when = [&](const Fact& fact) {
        const bool own = change.thing == Thing::stage || fact.aspect == Aspect::opens || fact.aspect == Aspect::closes;
        return own ? std::string() : at(fact.stages);
    };
    const auto titled = [&](const Fact& role) {
        return std::any_of(change.facts.begin(), change.facts.end(), [&](const Fact& each) {
            return each.aspect == Aspect::title && each.stages == role.stages;
        });
    };
    for (const Fact& fact : change.facts) {
        // The new title says all that is known.
        if (fact.half_known() && titled(fact)) continue;
        parts.push_back((fact.aspect == Aspect::title ? title(fact, change) : words(fact, false)) + when(fact));
    }
    return joined(parts, "; ");
}

std::vector<DiffWords::Group> DiffWords::groups() const {
    std::unordered_map<std::string_view, std::string_view> names;
    for (const UnitName& unit : diff_.units) names.emplace(unit.id, unit.name);
    std::vector<Group> groups;
    const std::vector<Change>& changes = diff_.changes;
    std::string_view last;
    for (std::size_t c = 0; c < changes.size();) {
        const Change& change = changes[c];
        const std::string_view heading = heading_of(change.thing);
        if (groups.empty() || heading != last || groups.back().unit != change.unit) {
            last = heading;
            Group& group = groups.emplace_back();
            group.unit = change.unit;
            group.name = change.unit.empty() ? std::string(heading) : std::string(names[change.unit]);
        }
        // The seats of one position follow one another.
        std::size_t next = c + 1;
        const auto [stem, first] = report::numbered_id(change.id);
        while (first > 0 && next < changes.size() && read_alike(change, changes[next]) &&
               report::numbered_id(changes[next].id) == std::pair(stem, first + (next - c))) {
            ++next;
        }
        const std::string id = report::id_range(change.id, next - c);
        groups.back().rows.push_back({&change, id, of(change)});
        c = next;
    }
    return groups;
}

std::string DiffWords::of(const LikelyRename& rename) const {
    return fmt::format("{} {} may now be {} ({}){}; if so, add {} to it", name_of(rename.thing), style_.id(rename.from),
                       style_.id(rename.to), style_.text(rename.why), rename.stages.empty() ? "" : at(rename.stages),
                       style_.id("previously: " + rename.from));
}

}  // namespace orgplan::diff
