#include "planner/diff/diff_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/report/numbered_id.h"

namespace orgplan {
namespace {

std::string plural(std::size_t count, std::string_view one) {
    return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ") {
    return fmt::format("{}", fmt::join(parts, between));
}

std::string from_to(const std::optional<Headcount>& before, const std::optional<Headcount>& after,
                    std::size_t Headcount::*figure) {
    const std::string from = before ? std::to_string((*before).*figure) : "–";
    const std::string to = after ? std::to_string((*after).*figure) : "–";
    return from == to ? from : from + " → " + to;
}

bool read_alike(const Change& a, const Change& b) {
    return a.thing == Thing::seat && b.thing == Thing::seat && a.presence == b.presence && a.label == b.label &&
           a.was.empty() && b.was.empty() && a.unit == b.unit && a.stages == b.stages && a.facts == b.facts;
}

}  // namespace

DiffWords::DiffWords(const Diff& diff, const Organisation& before, const Organisation& after, DiffStyle style)
    : diff_(diff), style_(style) {
    for (const Organisation* org : {&after, &before}) {
        for (const Role& each : org->roles) roles_.emplace(each.id, each.title);
    }
    for (std::size_t p = 0; p < diff.stages.size(); ++p) {
        if (diff.stages[p].compared()) compared_.add(id_at<StageId>(p));
    }
}

std::string DiffWords::role(std::string_view id) const {
    const auto found = roles_.find(id);
    return style_.text(found == roles_.end() ? id : found->second);
}

std::string DiffWords::at(StageSet stages) const {
    // One pair of stages is named above all of it.
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

// `whole`: of a thing that was added, so that there was nothing before.
std::string DiffWords::words(const Fact& fact, bool whole) const {
    const auto id = [&](std::string_view text) { return style_.id(text); };
    const auto text = [&](std::string_view words) { return style_.text(words); };
    const bool set = fact.from.empty(), taken = fact.to.empty();
    const auto plain = [&](std::string_view what, std::string_view none) {
        return fmt::format("{}{}{}", what, taken ? std::string(none) : text(fact.to),
                           whole ? "" : was(fact.from, none));
    };
    switch (fact.aspect) {
        case Aspect::name:
            return plain("named ", "by its id");
        case Aspect::kind:
            return plain(whole ? "" : "kind ", "not given");
        case Aspect::purpose:
            return plain("for ", "no purpose given");
        case Aspect::within:
            if (whole) return fmt::format("in {}", id(fact.to));
            return fmt::format("moved to {} from {}", taken ? "the company" : id(fact.to),
                               set ? "the company" : id(fact.from));
        case Aspect::head:
            if (taken) return fmt::format("no manager any more (was {})", id(fact.from));
            return fmt::format("managed by {}{}", id(fact.to),
                               whole ? "" : fmt::format(" (was {})", set ? "nobody" : id(fact.from)));
        case Aspect::home:
            return fmt::format("moved to {} from {}", taken ? "the company" : id(fact.to),
                               set ? "the company" : id(fact.from));
        case Aspect::line:
            if (taken) return fmt::format("reports to nobody (was {})", id(fact.from));
            return fmt::format("reports to {}{}", id(fact.to),
                               whole ? "" : fmt::format(" (was {})", set ? "nobody" : id(fact.from)));
        case Aspect::dotted:
            return taken ? fmt::format("no dotted line to {} any more", id(fact.from))
                         : fmt::format("dotted line to {}", id(fact.to));
        case Aspect::role:
            if (taken) return fmt::format("no role of the glossary any more (was {})", role(fact.from));
            return fmt::format("{} (was {})", role(fact.to), set ? "outside the glossary" : role(fact.from));
        case Aspect::title:
            return plain("titled ", "by its role");
        case Aspect::level:
            return plain("level ", "not given");
        case Aspect::holder:
            if (fact.to == "vacant") {
                return whole ? "vacant" : fmt::format("vacated{}", set ? "" : was(fact.from, ""));
            }
            if (fact.from == "vacant") return taken ? "filled" : fmt::format("filled by {}", text(fact.to));
            if (taken) return fmt::format("no holder named any more{}", was(fact.from, ""));
            if (whole) return text(fact.to);
            return set ? fmt::format("holder {} named", text(fact.to))
                       : fmt::format("{} in place of {}", text(fact.to), text(fact.from));
        case Aspect::fte:
            return plain("fte ", "1");
        case Aspect::employment:
            return plain("", "employee");
        case Aspect::location:
            return plain("in ", "its unit's location");
        case Aspect::status:
            return plain(whole ? "" : "status ", "none");
        case Aspect::opens:
            return plain("opens ", "with the first stage");
        case Aspect::closes:
            return plain("closes ", "never");
        case Aspect::member_of:
            return taken ? fmt::format("no longer a member of {}", id(fact.from))
                         : fmt::format("member of {}", id(fact.to));
        case Aspect::hat:
            return taken ? fmt::format("no longer also {}", role(fact.from)) : fmt::format("also {}", role(fact.to));
        case Aspect::duty:
            return fmt::format("{} answers for {}{}", taken ? "nobody" : id(fact.to), text(fact.name),
                               whole ? "" : fmt::format(" (was {})", set ? "nobody" : id(fact.from)));
        case Aspect::owner:
            return taken ? fmt::format("no longer with {}", id(fact.from)) : fmt::format("with {}", id(fact.to));
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
        for (const Fact& fact : change.facts) {
            const bool told = fact.aspect == Aspect::role || fact.aspect == Aspect::title ||
                              fact.aspect == Aspect::home || fact.aspect == Aspect::name;
            if (!told && fact.stages.has(change.stages.earliest())) parts.push_back(words(fact, true));
        }
        return joined(parts) + at(change.stages);
    }
    if (!change.was.empty()) parts.push_back("renamed from " + style_.id(change.was));
    for (const Fact& fact : change.facts) parts.push_back(words(fact, false) + at(fact.stages));
    return joined(parts, "; ");
}

std::vector<DiffWords::Group> DiffWords::groups() const {
    std::unordered_map<std::string_view, std::string_view> names;
    for (const UnitName& unit : diff_.units) names.emplace(unit.id, unit.name);
    std::vector<Group> groups;
    const std::vector<Change>& changes = diff_.changes;
    bool products = false;
    for (std::size_t c = 0; c < changes.size();) {
        const Change& change = changes[c];
        const bool product = change.thing == Thing::product;
        if (groups.empty() || product != products || (!product && groups.back().unit != change.unit)) {
            products = product;
            Group& group = groups.emplace_back();
            group.unit = change.unit;
            group.name = product ? "Products" : change.unit.empty() ? "Company" : std::string(names[change.unit]);
        }
        // The seats of a counted line follow one another.
        std::size_t next = c + 1;
        const auto [stem, first] = numbered_id(change.id);
        while (first > 0 && next < changes.size() && read_alike(change, changes[next]) &&
               numbered_id(changes[next].id) == std::pair(stem, first + (next - c))) {
            ++next;
        }
        const std::string id = id_range(change.id, next - c);
        groups.back().rows.push_back({&change, id, of(change)});
        c = next;
    }
    return groups;
}

std::string DiffWords::summary() const {
    if (diff_.empty()) return "nothing is different";
    struct Counted {
        std::size_t added = 0, removed = 0, moved = 0, managed = 0, promoted = 0, renamed = 0, filled = 0, vacated = 0,
                    held = 0, other = 0;
    };
    std::array<Counted, 2> counted;  // units, seats
    std::size_t rest = 0;
    for (const Change& change : diff_.changes) {
        if (change.thing != Thing::unit && change.thing != Thing::seat) {
            ++rest;
            continue;
        }
        Counted& count = counted[change.thing == Thing::seat];
        if (change.presence != Presence::stays) {
            ++(change.presence == Presence::added ? count.added : count.removed);
            continue;
        }
        const auto has = [&](auto... aspects) {
            return std::any_of(change.facts.begin(), change.facts.end(),
                               [&](const Fact& fact) { return ((fact.aspect == aspects) || ...); });
        };
        bool told = false;
        const auto tell = [&](bool is, std::size_t& figure) {
            figure += is;
            told = told || is;
        };
        tell(has(Aspect::home, Aspect::within), count.moved);
        tell(has(Aspect::line, Aspect::head), count.managed);
        tell(has(Aspect::role, Aspect::level), count.promoted);
        tell(!change.was.empty() || has(Aspect::name, Aspect::title), count.renamed);
        bool filled = false, vacated = false, held = false;
        for (const Fact& fact : change.facts) {
            if (fact.aspect != Aspect::holder) continue;
            filled = filled || fact.from == "vacant";
            vacated = vacated || fact.to == "vacant";
            held = held || (fact.from != "vacant" && fact.to != "vacant");
        }
        tell(filled, count.filled);
        tell(vacated, count.vacated);
        tell(held, count.held);
        count.other += !told;
    }
    std::vector<std::string> sentences;
    for (const std::size_t kind : {1, 0}) {
        const Counted& count = counted[kind];
        std::vector<std::string> parts;
        const auto add = [&](std::size_t figure, std::string_view what) {
            if (figure == 0) return;
            const std::string_view thing = kind == 1 ? "seat" : "unit";
            parts.push_back(parts.empty() ? fmt::format("{} {}", plural(figure, thing), what)
                                          : fmt::format("{} {}", figure, what));
        };
        add(count.added, "added");
        add(count.removed, "removed");
        add(count.moved, "moved");
        add(count.managed, "with another manager");
        add(count.promoted, "with another role or level");
        add(count.renamed, "renamed");
        add(count.filled, "filled");
        add(count.vacated, "vacated");
        add(count.held, "with another holder");
        add(count.other, "otherwise changed");
        if (!parts.empty()) sentences.push_back(joined(parts));
    }
    if (rest > 0) sentences.push_back(plural(rest, "change") + " of the company or its products");
    const std::vector<std::string> apart = stages();
    sentences.insert(sentences.end(), apart.begin(), apart.end());
    // The last picture that both have tells where it leads to.
    const HeadsChange* last = nullptr;
    for (const HeadsChange& each : diff_.heads) {
        if (each.unit.empty() && each.before && each.after) last = &each;
    }
    if (last != nullptr) {
        const std::string at =
            diff_.stages.size() > 1 ? " at " + style_.id(diff_.stages[last->pair].label) : std::string();
        sentences.push_back(fmt::format("heads{} {}", at, from_to(last->before, last->after, &Headcount::heads)));
    }
    const auto gone = std::count_if(diff_.findings.begin(), diff_.findings.end(),
                                    [](const FindingChange& each) { return each.gone; });
    const std::size_t fewer = static_cast<std::size_t>(gone), more = diff_.findings.size() - fewer;
    if (more > 0) sentences.push_back(plural(more, "finding") + " new");
    if (fewer > 0) sentences.push_back(plural(fewer, "finding") + " gone");
    return joined(sentences, "; ");
}

std::vector<std::string> DiffWords::stages() const {
    std::vector<std::string> told;
    for (const StagePair& pair : diff_.stages) {
        if (!pair.compared()) {
            told.push_back(fmt::format("stage {} {}", style_.id(pair.label), given(pair.after) ? "added" : "removed"));
        }
    }
    return told;
}

std::string DiffWords::of(const LikelyRename& rename) const {
    return fmt::format("perhaps {} {} is now {} ({}){}; if so, write {} there", name_of(rename.thing),
                       style_.id(rename.from), style_.id(rename.to), style_.text(rename.why), at(rename.stages),
                       style_.id("previously: " + rename.from));
}

Table DiffWords::heads() const {
    Table table;
    const bool several = diff_.stages.size() > 1;
    table.headings = {"unit"};
    if (several) table.headings.push_back("stage");
    table.headings.insert(table.headings.end(), {"heads", "vacant", "externals", "seats"});
    for (const HeadsChange& each : diff_.heads) {
        if (several && !each.differs()) continue;
        Table::Row row;
        row.cells = {each.unit.empty() ? "company" : each.name};
        if (several) row.cells.push_back(diff_.stages[each.pair].label);
        for (const auto figure : {&Headcount::heads, &Headcount::vacant, &Headcount::externals, &Headcount::seats}) {
            row.cells.push_back(from_to(each.before, each.after, figure));
        }
        row.indent = each.nesting;
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace orgplan
