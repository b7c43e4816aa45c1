#include "planner/language/resolve/assemble.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/index/org_graph.h"
#include "planner/language/resolve/assembly.h"
#include "planner/report/phrases.h"

namespace orgplan::language {
namespace {

// Sections that only one file of a folder may have; returns the one.
text::Node only(const std::vector<text::Node>& roots, std::string_view key, text::Findings& findings) {
    text::Node found;
    for (const text::Node root : roots) {
        const text::Node section = root.find(key);
        if (!section) continue;
        if (!found) {
            found = section;
            continue;
        }
        findings.add("repeated-section", section.key_place(), fmt::format("`{}` is in two files of one spec", key))
            .notes.push_back({found.key_place(), "the other"});
    }
    return found;
}

// By role: the stages at which a seat has it, or somebody has it as a hat.
std::vector<StageSet> roles_held(const Organisation& org) {
    std::vector<StageSet> held(org.roles.size());
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const PositionId seat = id_at<PositionId>(i);
        for (std::size_t s = 0; s < org.stages.size(); ++s) {
            const StageId stage = id_at<StageId>(s);
            if (!org[seat].stages.has(stage)) continue;
            if (const RoleId role = org.at(seat, stage).role; given(role)) held[index(role)].add(stage);
            for (const Hat* worn : org.hats_at(seat, stage)) held[index(worn->role)].add(stage);
        }
    }
    return held;
}

// Whether the seat that a hat goes to has the role when the hat ends, whatever happens to it later.
bool taken_over(const Organisation& org, const Hat& hat, Tick at) {
    if (!given(hat.to)) return false;
    const Position& heir = org[hat.to];
    return heir.opens <= at && at < heir.closes && heir.at(at).role == hat.role;
}

// A hat that ends while nobody else has the role.
void check_hats(Assembly& assembly) {
    const Organisation& org = assembly.org;
    std::vector<StageSet> held;
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        for (const Hat& hat : org.positions[i].hats) {
            const Tick ends = std::min(hat.closes, org.positions[i].closes);
            if (ends == kForever || hat.opens >= ends || taken_over(org, hat, ends)) continue;
            const auto after = std::find_if(org.stages.begin(), org.stages.end(),
                                            [&](const Stage& stage) { return stage.at >= ends; });
            if (after == org.stages.end()) continue;
            const StageId stage = id_at<StageId>(static_cast<std::size_t>(after - org.stages.begin()));
            if (held.empty()) held = roles_held(org);
            const bool taken = held[index(hat.role)].has(stage);
            if (taken) continue;
            text::Finding& finding =
                assembly.findings.add("hat-dropped", hat.place,
                                      fmt::format("`{}` gives up the hat `{}`, and nobody has the role then",
                                                  org.positions[i].id, org[hat.role].id));
            finding.stages = StageSet::only(stage);
            finding.seats = {id_at<PositionId>(i)};
        }
    }
}

// Seats that open after the last stage are in no chart and no figure.
void check_late_seats(Assembly& assembly) {
    const Organisation& org = assembly.org;
    // A plan for needs may go on after the last stage.
    const bool needy = std::ranges::any_of(org.stages, [](const Stage& stage) { return stage.needs.any(); });
    if (!org.dated() || org.stages.empty() || needy) return;
    const Tick end = std::max(org.stages.back().at, org.plan.until.value_or(kBeforeAll));
    std::vector<PositionId> late;
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const Position& seat = org.positions[i];
        if (seat.opens > end && seat.opens < seat.closes) late.push_back(id_at<PositionId>(i));
    }
    if (late.empty()) return;
    const auto first = std::ranges::min(late, {}, [&](PositionId seat) { return org[seat].place; });
    assembly.findings
        .add("opens-after-stages", org[first].place,
             fmt::format("{} after the last stage, which is on {}: {}", report::counted_do(late.size(), "seat", "open"),
                         date_text(org.stages.back().at), report::names_text(org, late)))
        .seats = std::move(late);
}

// What depends on which seats exist when.
void resolve_between_seats(Assembly& assembly) {
    resolve_hats(assembly);
    resolve_links(assembly);
    resolve_memberships(assembly);
    resolve_lines(assembly);
}

}  // namespace

std::vector<text::Node> all_sections(const std::vector<text::Node>& roots, std::string_view key) {
    std::vector<text::Node> sections;
    for (const text::Node root : roots) {
        if (const text::Node section = root.find(key)) sections.push_back(section);
    }
    return sections;
}

void read_things(Assembly& assembly, const std::vector<text::Node>& roots, text::Node company,
                 const std::vector<Tick>& days) {
    const text::Node stages = only(roots, "stages", assembly.findings);
    assembly.timeline.read(stages, assembly.org.today);
    for (const Tick day : days) assembly.timeline.add_day(day);
    const text::Node costs = only(roots, "costs", assembly.findings);
    for (const text::Node list : all_sections(roots, "outside")) {
        for (const text::Node name : list) assembly.outside.push_back(name.text());
    }
    std::sort(assembly.outside.begin(), assembly.outside.end());
    read_locations(assembly, company);
    read_roles(assembly, all_sections(roots, "glossary"));
    read_costs(assembly, costs, company);
    resolve_stage_costs(assembly, stages);
    read_people(assembly, all_sections(roots, "people"));
    read_units(assembly, all_sections(roots, "units"));
    read_positions(assembly, all_sections(roots, "positions"));
}

void assemble(const std::vector<text::Node>& roots, const Times& times, Organisation& org, text::Findings& findings) {
    Assembly assembly(org, findings);
    const text::Node hiring = only(roots, "hiring", findings);
    const std::optional<Tick> now = times.over_now ? std::nullopt : parse_date(hiring.find("now").text());
    org.today = now.value_or(times.today);
    const text::Node company = only(roots, "company", findings);
    read_things(assembly, roots, company, times.days);
    read_hiring(assembly, hiring);
    resolve_units(assembly);
    resolve_states(assembly);
    settle_acting(assembly);
    resolve_company(assembly, company);
    // What is said of a company that nothing is written about is said of the spec, not of a scenario on it.
    if (!company && !roots.empty()) org.company.place.file = roots.front().place().file;
    resolve_budgets(assembly, all_sections(roots, "budgets"), company);
    resolve_products(assembly, all_sections(roots, "products"), all_sections(roots, "projects"));
    resolve_needs(assembly, only(roots, "stages", findings));
    resolve_readiness(assembly);
    resolve_plan(assembly, only(roots, "plan", findings));
    resolve_between_seats(assembly);
    check_shares(assembly);
    check_volunteers(assembly);
    check_away(assembly);
    check_headless(assembly);
    check_names(assembly);
    check_hats(assembly);
    check_recruiting(assembly, hiring);
    check_late_seats(assembly);
    if (!hold_back_starts(assembly)) return;
    // What was written is checked at its own times; what freezes make of it is nobody's fault.
    const std::size_t found = findings.all().size();
    for (Position& seat : org.positions) {
        seat.hats.clear();
        seat.top = StageSet();
    }
    org.links.clear();
    org.memberships.clear();
    org.membership_times.clear();
    org.lines.clear();
    org.passing_lines.clear();
    org.line_times.clear();
    org.follows_changes = true;
    resolve_between_seats(assembly);
    findings.all().erase(findings.all().begin() + static_cast<std::ptrdiff_t>(found), findings.all().end());
}

}  // namespace orgplan::language
