#include "planner/rules/policy/policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "planner/rules/policy/ignore_comments.h"
#include "planner/text/catalogue.h"

namespace orgplan::rules {

std::span<const std::string_view> pack_words() {
    static constexpr std::array<std::string_view, 8> kWords{"default",   "all",      "structure", "glossary",
                                                            "benchmark", "relation", "profile",   "own"};
    return kWords;
}

Policy::Policy(const RuleSet& rules) {
    for (const Parameter& parameter : rules.parameters) parameters_.push_back(parameter.value);
}

bool Policy::checks(std::string_view rule, std::string_view pack, text::Severity own) const {
    if (hides_everywhere(rule)) return false;
    const auto chosen = [&](std::string_view word) {
        return std::find(packs_.begin(), packs_.end(), word) != packs_.end();
    };
    if (chosen("all") || chosen(pack)) return true;
    if (!chosen("default")) return false;
    if (pack == "benchmark") {
        const auto settings = settings_.find(rule);
        return std::max(own, settings == settings_.end() ? own : settings->second.highest) >= text::Severity::warning;
    }
    return pack == "structure" || pack == "glossary" || pack == "own";
}

void Policy::add(Ignore ignore) {
    ignored_[ignore.rule][ignore.part].push_back(ignores_.size());
    ignores_.push_back(std::move(ignore));
}

void Policy::add(Ignore ignore, const IgnoreComment& comment) {
    std::map<Part, std::vector<std::size_t>>& of_rule = ignored_[ignore.rule];
    const std::size_t entry = ignores_.size();
    const auto add_part = [&](Part::Kind kind, std::size_t number) {
        std::vector<std::size_t>& entries = of_rule[{kind, static_cast<std::uint32_t>(number)}];
        if (entries.empty() || entries.back() != entry) entries.push_back(entry);
    };
    for (const PositionId seat : comment.seats) add_part(Part::Kind::seat, index(seat));
    for (const UnitId unit : comment.units) add_part(Part::Kind::unit, index(unit));
    covered_[ignore.rule].push_back({comment.covered, entry});
    ignores_.push_back(std::move(ignore));
}

void Policy::sort_covered() {
    for (auto& [rule, all] : covered_) {
        std::ranges::sort(all, {}, [](const CoveredBytes& each) { return std::pair(each.place, each.entry); });
        const CoveredBytes* before = nullptr;
        for (CoveredBytes& each : all) {
            const bool same = before != nullptr && before->place.file == each.place.file;
            each.furthest = std::max(each.place.end, same ? before->furthest : 0);
            before = &each;
        }
    }
}

void Policy::set_severity(std::string_view rule, Part part, RoleId role, Setting setting) {
    Settings& settings = settings_[std::string(rule)];
    settings.entries[{part, role}] = setting;
    settings.highest = std::max(settings.highest, setting.severity);
    if (setting.severity != text::Severity::hide) settings.last_reported = setting.order;
}

bool Policy::hides_everywhere(std::string_view rule) const {
    const auto of_rule = settings_.find(rule);
    if (of_rule == settings_.end()) return false;
    const auto everywhere = of_rule->second.entries.find({Part(), kNone<RoleId>});
    if (everywhere == of_rule->second.entries.end() || everywhere->second.severity != text::Severity::hide)
        return false;
    const auto of_any = settings_.find("");
    const std::size_t last_reported =
        std::max(of_rule->second.last_reported, of_any == settings_.end() ? 0 : of_any->second.last_reported);
    return everywhere->second.order > last_reported;
}

std::vector<Policy::Part> Policy::parts_of(At at, StageId stage, const Organisation& org) const {
    std::vector<Part> parts{Part()};
    const auto [seat, unit] = at;
    if (given(seat)) {
        parts.push_back({Part::Kind::seat, static_cast<std::uint32_t>(seat)});
        if (!lines_.empty()) parts.push_back({Part::Kind::line, static_cast<std::uint32_t>(lines_[index(seat)])});
    }
    for (const UnitId around : org.units_around(given(seat) ? org.at(seat, stage).home : unit, org[stage].at)) {
        parts.push_back({Part::Kind::unit, static_cast<std::uint32_t>(around)});
    }
    return parts;
}

std::vector<std::size_t> Policy::entries_at(std::string_view rule, std::span<const Part> parts, Place place) const {
    std::vector<std::size_t> entries;
    if (const auto of_rule = ignored_.find(rule); of_rule != ignored_.end()) {
        for (const Part part : parts) {
            const auto at = of_rule->second.find(part);
            if (at != of_rule->second.end()) entries.insert(entries.end(), at->second.begin(), at->second.end());
        }
    }
    const auto covered = covered_.find(rule);
    if (covered == covered_.end() || !place.known()) return entries;
    const std::vector<CoveredBytes>& all = covered->second;
    auto each = std::ranges::upper_bound(all, Place{place.file, place.begin, Place::kNoFile}, {}, &CoveredBytes::place);
    // Those that begin before it; where all of these have ended, so have the ones before them.
    while (each != all.begin() && (--each)->place.file == place.file && each->furthest > place.begin) {
        if (each->place.end > place.begin) entries.push_back(each->entry);
    }
    return entries;
}

std::optional<std::size_t> Policy::suppresses(std::span<const std::size_t> entries, StageId stage) {
    std::optional<std::size_t> covering;
    for (const std::size_t i : entries) {
        if (!ignores_[i].stages.has(stage)) {
            ignores_[i].later = true;
            continue;
        }
        ignores_[i].used = true;
        if (!covering && ignores_[i].ended.empty()) covering = i;
    }
    return covering;
}

Policy::Setting Policy::setting(std::string_view rule, At at, std::span<const Part> parts, StageId stage,
                                const Organisation& org) const {
    std::vector<RoleId> roles{kNone<RoleId>};
    if (given(at.first)) {
        if (const RoleId role = org.at(at.first, stage).role; given(role)) roles.push_back(role);
        for (const Hat* hat : org.hats_at(at.first, stage)) roles.push_back(hat->role);
    }
    Setting last;
    for (const std::string_view name : {rule, std::string_view()}) {
        const auto settings = settings_.find(name);
        if (settings == settings_.end()) continue;
        for (const Part part : parts) {
            for (const RoleId role : roles) {
                const auto entry = settings->second.entries.find({part, role});
                if (entry != settings->second.entries.end() && entry->second.order > last.order) last = entry->second;
            }
        }
    }
    return last;
}

bool Policy::decides(std::string_view rule) const {
    return ignored_.contains(rule) || settings_.contains(rule) || settings_.contains("");
}

std::vector<Policy::SeverityAt> Policy::severities(std::string_view rule, text::Severity own, PositionId seat,
                                                   UnitId unit, StageSet stages, const Organisation& org, Place place,
                                                   std::vector<text::Part> about) {
    const At at{seat, unit};
    return severities(rule, own, std::span(&at, 1), stages, org, place, {Place(), std::move(about)});
}

std::vector<Policy::SeverityAt> Policy::severities(std::string_view rule, text::Severity own, std::span<const At> of,
                                                   StageSet stages, const Organisation& org, Place place,
                                                   const Counted& counted) {
    std::vector<SeverityAt> severities;
    if (!decides(rule)) {
        if (own != text::Severity::hide) severities.push_back({own, stages});
        return severities;
    }
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const StageId stage = id_at<StageId>(s);
        if (!stages.has(stage)) continue;
        std::optional<std::size_t> covering;
        Setting last;
        for (const At& at : of) {
            const std::vector<Part> parts = parts_of(at, stage, org);
            if (const auto entry = suppresses(entries_at(rule, parts, place), stage); !covering) covering = entry;
            const Setting found = setting(rule, at, parts, stage, org);
            if (found.order > last.order) last = found;
        }
        const text::Severity severity = last.order == 0 ? own : last.severity;
        if (severity == text::Severity::hide) continue;
        if (covering) {
            Suppressed& suppressed = suppressed_[{*covering, of.front().first, of.front().second, counted}];
            if (!suppressed.where.known()) suppressed.where = place;
            suppressed.stages.add(stage);
            continue;
        }
        auto part = std::find_if(severities.begin(), severities.end(),
                                 [&](const SeverityAt& each) { return each.severity == severity; });
        if (part == severities.end()) part = severities.insert(severities.end(), {severity, StageSet()});
        part->stages.add(stage);
    }
    return severities;
}

namespace {

// A seat or a unit, with a place at which a finding may be about it.
struct PlaceOf {
    Place place;
    std::pair<PositionId, UnitId> at;
};

std::vector<PlaceOf> places_of(const Organisation& org) {
    std::vector<PlaceOf> places;
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const std::pair seat{id_at<PositionId>(i), kNone<UnitId>};
        const Position& position = org.positions[i];
        places.push_back({position.place, seat});
        for (const PositionState& state : position.states) {
            places.push_back({state.place, seat});
            if (state.line_place.known()) places.push_back({state.line_place, seat});
        }
        for (const Hat& hat : position.hats) places.push_back({hat.place, seat});
    }
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const std::pair unit{kNone<PositionId>, id_at<UnitId>(i)};
        places.push_back({org.units[i].place, unit});
        if (org.units[i].departments_place.known()) places.push_back({org.units[i].departments_place, unit});
        for (const UnitState& state : org.units[i].states) {
            places.push_back({state.place, unit});
            if (state.manager_place.known()) places.push_back({state.manager_place, unit});
        }
    }
    const auto order = [](const PlaceOf& each) { return std::tie(each.place, each.at); };
    std::sort(places.begin(), places.end(), [&](const PlaceOf& a, const PlaceOf& b) { return order(a) < order(b); });
    places.erase(std::unique(places.begin(), places.end(),
                             [&](const PlaceOf& a, const PlaceOf& b) { return order(a) == order(b); }),
                 places.end());
    return places;
}

// The seats that notes of a finding name by their holders, besides the one at its place.
void add_holders(const std::vector<PlaceOf>& holders, const text::Finding& finding,
                 std::vector<std::pair<PositionId, UnitId>>& of) {
    const auto add = [&](Place place) {
        auto each = std::ranges::lower_bound(holders, place, {}, &PlaceOf::place);
        for (; each != holders.end() && each->place == place; ++each) {
            if (std::ranges::find(of, each->at) == of.end()) of.push_back(each->at);
        }
    };
    add(finding.where);
    for (const text::Note& note : finding.notes) add(note.where);
    for (const text::StageMessage& said : finding.by_stage) {
        for (const text::Note& note : said.notes) add(note.where);
    }
}

std::vector<PlaceOf> holders_of(const Organisation& org) {
    std::vector<PlaceOf> places;
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        for (const PositionState& state : org.positions[i].states) {
            for (const std::vector<Holder>* const all : {&state.holders, &state.acting}) {
                for (const Holder& holder : *all) {
                    places.push_back({holder.place, {id_at<PositionId>(i), kNone<UnitId>}});
                }
            }
        }
    }
    std::ranges::sort(places, {}, &PlaceOf::place);
    return places;
}

// The stages whose policy is that of a finding: those at which it holds, and those before its times between stages.
StageSet stages_for(const text::Finding& finding, const Organisation& org) {
    return finding.whole() ? org.all_stages() : finding.reach();
}

// What a policy knows a finding by.
class Subjects {
  public:
    explicit Subjects(const Organisation& org) : places_(places_of(org)), holders_(holders_of(org)) {}

    // The seats it names or, where it names none, those at its place and in its notes; and the units at its place.
    std::vector<std::pair<PositionId, UnitId>> of(const text::Finding& finding) const {
        std::vector<std::pair<PositionId, UnitId>> of;
        for (const PositionId seat : finding.seats) of.emplace_back(seat, kNone<UnitId>);
        const bool named = !finding.seats.empty() || !finding.several.empty();
        auto each = std::ranges::lower_bound(places_, finding.where, {}, &PlaceOf::place);
        for (; each != places_.end() && each->place == finding.where; ++each) {
            if (!named || given(each->at.second)) of.push_back(each->at);
        }
        if (!named) add_holders(holders_, finding, of);
        return of;
    }

  private:
    std::vector<PlaceOf> places_;
    std::vector<PlaceOf> holders_;
};

}  // namespace

void Policy::apply_to_structure(const Organisation& org, text::Findings& findings) {
    std::optional<Subjects> subjects;
    if (!ignores_.empty() || !settings_.empty()) subjects.emplace(org);
    std::vector<text::Finding> kept;
    for (text::Finding& finding : findings.all()) {
        const text::CatalogueEntry* entry = text::find_in_catalogue(finding.rule);
        // No rule has been checked yet, so a finding of any other pack comes from a check without a rule.
        if (entry == nullptr || text::is_fixed(entry->pack)) {
            kept.push_back(std::move(finding));
            continue;
        }
        if (!checks(finding.rule, entry->pack, entry->severity)) continue;
        if (!subjects || !decides(finding.rule)) {
            if (finding.severity != text::Severity::hide) kept.push_back(std::move(finding));
            continue;
        }
        std::vector<At> of = subjects->of(finding);
        if (finding.several.empty()) {
            if (of.empty()) of.emplace_back(kNone<PositionId>, kNone<UnitId>);
            keep(finding, severities_of(finding, of, org), org, kept);
        } else {
            apply_to_several(finding, std::move(of), org, kept);
        }
    }
    findings.all() = std::move(kept);
}

std::vector<Policy::SeverityAt> Policy::severities_of(const text::Finding& finding, std::span<const At> of,
                                                      const Organisation& org) {
    const StageSet stages = stages_for(finding, org);
    return severities(finding.rule, finding.severity, of, stages, org, finding.where, {finding.where, finding.about});
}

void Policy::keep(const text::Finding& finding, std::span<const SeverityAt> severities, const Organisation& org,
                  std::vector<text::Finding>& kept) {
    const StageSet stages = stages_for(finding, org);
    for (const SeverityAt& part : severities) {
        text::Finding& reported = kept.emplace_back(finding);
        reported.severity = part.severity;
        if (part.stages != stages) reported.narrow(part.stages);
    }
}

// Seats that are decided alike remain one finding.
void Policy::apply_to_several(const text::Finding& finding, std::vector<At> of, const Organisation& org,
                              std::vector<text::Finding>& kept) {
    std::vector<std::pair<std::vector<SeverityAt>, std::vector<std::size_t>>> parts;
    of.emplace_back();
    for (std::size_t i = 0; i < finding.several.size(); ++i) {
        of.back() = {finding.several[i], kNone<UnitId>};
        const text::Finding alone = finding.of_some(std::span(&i, 1));
        std::vector<SeverityAt> decided = severities_of(alone, of, org);
        if (decided.empty()) continue;
        // All of it, at whichever stages others of the finding are.
        if (decided.size() == 1 && decided.front().stages == stages_for(alone, org))
            decided.front().stages = StageSet();
        auto part = std::ranges::find(parts, decided, [](const auto& each) { return each.first; });
        if (part == parts.end()) part = parts.insert(parts.end(), {std::move(decided), {}});
        part->second.push_back(i);
    }
    for (auto& [decided, seats] : parts) {
        const text::Finding some = seats.size() == finding.several.size() ? finding : finding.of_some(seats);
        const StageSet stages = stages_for(some, org);
        for (SeverityAt& each : decided) {
            if (each.stages.empty()) each.stages = stages;
        }
        keep(some, decided, org, kept);
    }
}

}  // namespace orgplan::rules
