#include <fmt/format.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>
#include <map>
#include <tuple>

#include "planner/hiring/capacity.h"
#include "planner/hiring/checks.h"
#include "planner/hiring/hire_findings.h"
#include "planner/hiring/people.h"
#include "planner/report/phrases.h"

namespace orgplan::hiring {
namespace {

constexpr double kMost = 1e9;

// What people can fill by quarter, from the months in which they work.
std::vector<std::size_t> filled_by(const std::vector<double>& months, double per_quarter) {
    std::vector<std::size_t> filled;
    for (const double each : months) {
        filled.push_back(static_cast<std::size_t>(std::clamp(each * per_quarter / 3 + 1e-9, 0.0, kMost)));
    }
    return filled;
}

// Hires who may be recruited by the same people in the same quarters.
struct Demand {
    FamilyId family;
    std::size_t first;  // quarters, from that of the plan's first month
    std::size_t last;
    std::vector<const Hire*> hires;
};

// Recruiters who fill the same families.
struct Team {
    std::vector<FamilyId> families;  // sorted; empty: all
    std::vector<const Recruiters*> entries;
    std::vector<std::size_t> fills;  // by quarter

    bool recruits(FamilyId family) const {
        return families.empty() || std::binary_search(families.begin(), families.end(), family);
    }
};

std::vector<Team> teams_of(const HiringPlan& plan) {
    std::vector<Team> teams;
    std::map<std::vector<FamilyId>, std::size_t> known;
    for (const Recruiters& entry : plan.org.hiring.recruiters) {
        const std::vector<std::size_t> fills =
            filled_by(person_months(plan, entry, Counted::earliest), entry.per_quarter);
        const auto [at, first] = known.try_emplace(entry.families, teams.size());
        if (first) teams.push_back({entry.families, {}, std::vector<std::size_t>(fills.size())});
        Team& team = teams[at->second];
        team.entries.push_back(&entry);
        for (std::size_t q = 0; q < fills.size(); ++q) team.fills[q] += fills[q];
    }
    return teams;
}

// Families for which the spec names no recruiters are left out.
std::vector<Demand> demands_of(const HiringPlan& plan, const std::vector<Team>& teams) {
    std::map<std::tuple<Quarter, Quarter, FamilyId>, std::vector<const Hire*>> by_class;
    for (const Hire& hire : plan.hires) {
        const auto recruited = [&](const Team& team) { return team.recruits(hire.family); };
        if (hire.secured || std::none_of(teams.begin(), teams.end(), recruited)) continue;
        by_class[{quarter_of(hire.first), quarter_of(hire.last), hire.family}].push_back(&hire);
    }
    std::vector<Demand> demands;
    for (auto& [key, hires] : by_class) {
        const auto& [first, last, family] = key;
        const auto quarter = [&](Quarter each) { return static_cast<std::size_t>(each - quarter_of(plan.first)); };
        demands.push_back({family, quarter(first), quarter(last), std::move(hires)});
    }
    return demands;
}

// Who fills which demand, as a flow: from each demand to each team in each quarter that fits, up to what it can fill.
class Flow {
    using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
    struct EdgeData {
        long capacity = 0;
        long residual = 0;
        Traits::edge_descriptor reverse;
    };
    using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, EdgeData>;

  public:
    Flow(const std::vector<Demand>& demands, const std::vector<Team>& teams)
        : demands_(demands), teams_(teams), graph_(2 + demands.size()), node_(teams.size()) {
        for (std::size_t t = 0; t < teams.size(); ++t) node_[t].resize(teams[t].fills.size(), kSink);
        for (std::size_t d = 0; d < demands.size(); ++d) {
            const long all = static_cast<long>(demands[d].hires.size());
            wanted_ += all;
            connect(kSource, of_demand(d), all);
            for (std::size_t t = 0; t < teams.size(); ++t) {
                if (!teams[t].recruits(demands[d].family)) continue;
                for (std::size_t q = demands[d].first; q <= demands[d].last; ++q) connect(of_demand(d), of(t, q), all);
            }
        }
        filled_ = boost::push_relabel_max_flow(graph_, kSource, kSink,
                                               boost::capacity_map(boost::get(&EdgeData::capacity, graph_))
                                                   .residual_capacity_map(boost::get(&EdgeData::residual, graph_))
                                                   .reverse_edge_map(boost::get(&EdgeData::reverse, graph_))
                                                   .vertex_index_map(boost::get(boost::vertex_index, graph_)));
    }

    // Demands, and the teams and quarters that could fill them, which are too few.
    struct Short {
        std::vector<std::size_t> demands;
        std::vector<std::pair<std::size_t, std::size_t>> sources;  // team and quarter
    };

    // What can be reached from the source once the flow is greatest needs more than all that could fill it; in parts
    // that are not connected.
    std::vector<Short> shortages() const {
        std::vector<Short> parts;
        if (filled_ == wanted_) return parts;
        std::vector<bool> reached(boost::num_vertices(graph_));
        std::vector<std::size_t> open{kSource};
        reached[kSource] = true;
        while (!open.empty()) {
            const std::size_t from = open.back();
            open.pop_back();
            for (auto [edge, end] = boost::out_edges(from, graph_); edge != end; ++edge) {
                const std::size_t to = boost::target(*edge, graph_);
                if (graph_[*edge].residual <= 0 || reached[to]) continue;
                reached[to] = true;
                open.push_back(to);
            }
        }
        std::vector<bool> seen(reached.size());
        for (std::size_t d = 0; d < demands_.size(); ++d) {
            if (reached[of_demand(d)] && !seen[of_demand(d)]) parts.push_back(part_of(of_demand(d), reached, seen));
        }
        return parts;
    }

  private:
    static constexpr std::size_t kSource = 0;
    static constexpr std::size_t kSink = 1;

    std::size_t of_demand(std::size_t demand) const { return 2 + demand; }

    std::size_t of(std::size_t team, std::size_t quarter) {
        std::size_t& node = node_[team][quarter];
        if (node == kSink) {
            node = boost::add_vertex(graph_);
            source_.emplace_back(team, quarter);
            connect(node, kSink, static_cast<long>(teams_[team].fills[quarter]));
        }
        return node;
    }

    void connect(std::size_t from, std::size_t to, long capacity) {
        const auto edge = boost::add_edge(from, to, graph_).first;
        const auto back = boost::add_edge(to, from, graph_).first;
        graph_[edge].capacity = capacity;
        graph_[edge].reverse = back;
        graph_[back].reverse = edge;
    }

    Short part_of(std::size_t begin, const std::vector<bool>& reached, std::vector<bool>& seen) const {
        Short part;
        std::vector<std::size_t> open{begin};
        seen[begin] = true;
        while (!open.empty()) {
            const std::size_t from = open.back();
            open.pop_back();
            if (from < 2 + demands_.size()) {
                part.demands.push_back(from - 2);
            } else {
                part.sources.push_back(source_[from - 2 - demands_.size()]);
            }
            for (auto [edge, end] = boost::out_edges(from, graph_); edge != end; ++edge) {
                const std::size_t to = boost::target(*edge, graph_);
                if (to == kSource || to == kSink || !reached[to] || seen[to]) continue;
                seen[to] = true;
                open.push_back(to);
            }
        }
        std::sort(part.demands.begin(), part.demands.end());
        std::sort(part.sources.begin(), part.sources.end());
        return part;
    }

    const std::vector<Demand>& demands_;
    const std::vector<Team>& teams_;
    Graph graph_;
    std::vector<std::vector<std::size_t>> node_;               // by team and quarter; the sink: none yet
    std::vector<std::pair<std::size_t, std::size_t>> source_;  // by node, after the demands
    long wanted_ = 0;
    long filled_ = 0;
};

std::string families_text(const Organisation& org, std::vector<FamilyId> families) {
    std::sort(families.begin(), families.end());
    families.erase(std::unique(families.begin(), families.end()), families.end());
    if (families.front() == kNone<FamilyId> || families.back() == kNone<FamilyId>) return {};
    std::vector<std::string> titles;
    for (const FamilyId family : families) titles.emplace_back(org[family].title);
    return fmt::format(" in {}", report::listed(titles));
}

// A role as its first seat names it, or by its id.
std::string called(const Organisation& org, RoleId role) {
    if (!given(role)) return {};
    for (const Position& seat : org.positions) {
        for (const PositionState& state : seat.states) {
            if (state.role == role && !state.alias.empty()) return std::string(state.alias);
        }
    }
    return std::string(org[role].id);
}

std::vector<PositionId> seats_of(const std::vector<const Hire*>& hires) {
    std::vector<PositionId> seats;
    for (const Hire* hire : hires) seats.push_back(hire->seat);
    return seats;
}

void add_shortage(const HiringPlan& plan, const std::vector<Demand>& demands, const std::vector<Team>& teams,
                  const Flow::Short& part, text::Findings& findings) {
    std::vector<const Hire*> hires;
    std::vector<FamilyId> families;
    std::size_t first = demands[part.demands.front()].first;
    std::size_t last = 0;
    for (const std::size_t d : part.demands) {
        hires.insert(hires.end(), demands[d].hires.begin(), demands[d].hires.end());
        families.push_back(demands[d].family);
        first = std::min(first, demands[d].first);
        last = std::max(last, demands[d].last);
    }
    // Those of a plan follow one another in memory, by time, then seat.
    std::sort(hires.begin(), hires.end(), std::less<>());
    std::map<std::size_t, std::size_t> by_team;
    std::size_t fill = 0;
    for (const auto& [team, quarter] : part.sources) {
        by_team[team] += teams[team].fills[quarter];
        fill += teams[team].fills[quarter];
    }
    const Quarter origin = quarter_of(plan.first);
    const std::string when =
        report::quarters_text(plan.org, origin + static_cast<int>(first), origin + static_cast<int>(last));
    text::Finding& finding = add_at(
        plan, findings, "recruiters-overbooked", *hires[fill],
        fmt::format("{}{} {} {} recruiting, and recruiters can fill {}: {}", report::counted(hires.size(), "start"),
                    families_text(plan.org, families), when, hires.size() == 1 ? "needs" : "need",
                    fill == 0 ? "none" : fmt::format("only {}", fill), report::names_text(plan.org, seats_of(hires))),
        seats_of(hires));
    finding.measure(text::Quantity::count, {.value = double(hires.size()), .high = double(fill)});
    for (const auto& [team, fills] : by_team) {
        for (const Recruiters* entry : teams[team].entries) {
            finding.notes.push_back({entry->place, recruits_text(*entry, called(plan.org, entry->by))});
        }
    }
    if (fill == 0) {
        finding.help = fmt::format(
            "say who recruits until then: `recruiters: [..., {{per_quarter: {:g}, closes: {}}}]` for somebody without "
            "a seat, such as an agency; or let them start later",
            plan.org.hiring.recruiters.front().per_quarter,
            date_text(first_day(first_month(origin + static_cast<int>(last) + 1))));
    }
    note_window(plan, hires, finding);
}

// What recruiters typically fill, where the spec does not say what its recruiters can.
void check_common(const HiringPlan& plan, text::Findings& findings) {
    std::vector<bool> roles(plan.org.roles.size());
    bool any = false;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const std::vector<Text>& tags = plan.org.roles[i].tags;
        roles[i] = std::find(tags.begin(), tags.end(), "recruiter") != tags.end();
        any = any || roles[i];
    }
    if (!any) return;
    std::vector<std::size_t> fills =
        filled_by(person_months(plan, roles, Counted::earliest), plan.norms.hires_per_recruiter);
    const std::vector<std::size_t> sit = filled_by(person_months(plan, roles, Counted::latest), 3);
    for (std::size_t q = 0; q < fills.size(); ++q) {
        // Without a recruiter others hire, and nothing typical is known of them.
        if (sit[q] == 0) fills[q] = static_cast<std::size_t>(kMost);
    }
    std::vector<const Hire*> hires;
    std::vector<Job> jobs;
    const Quarter origin = quarter_of(plan.first);
    for (const Hire& hire : plan.hires) {
        if (hire.secured) continue;
        hires.push_back(&hire);
        jobs.push_back({static_cast<std::size_t>(quarter_of(hire.first) - origin),
                        static_cast<std::size_t>(quarter_of(hire.last) - origin)});
    }
    for (const Overflow& overflow : overflows(jobs, fills)) {
        std::vector<const Hire*> starts;
        for (const std::uint32_t job : overflow.jobs) starts.push_back(hires[job]);
        const std::string when = report::quarters_text(plan.org, origin + static_cast<int>(overflow.first),
                                                       origin + static_cast<int>(overflow.last));
        text::Finding& finding =
            add_at(plan, findings, "recruiters-beyond-typical", *hires[overflow.beyond],
                   fmt::format("{} {} {} recruiting, and the recruiters typically fill {}: {}",
                               report::counted(starts.size(), "start"), when, starts.size() == 1 ? "needs" : "need",
                               overflow.capacity, report::names_text(plan.org, seats_of(starts))),
                   seats_of(starts));
        finding.measure(text::Quantity::count, {.value = double(starts.size()), .high = double(overflow.capacity)});
        note_window(plan, starts, finding);
    }
}

}  // namespace

bool recruiters_exceeded(const HiringPlan& plan) {
    const std::vector<Team> teams = teams_of(plan);
    const std::vector<Demand> demands = demands_of(plan, teams);
    return !demands.empty() && !Flow(demands, teams).shortages().empty();
}

void check_recruiters(const HiringPlan& plan, text::Findings& findings) {
    if (plan.hires.empty()) return;
    if (plan.org.hiring.recruiters.empty()) {
        check_common(plan, findings);
        return;
    }
    const std::vector<Team> teams = teams_of(plan);
    const std::vector<Demand> demands = demands_of(plan, teams);
    if (demands.empty()) return;
    for (const Flow::Short& part : Flow(demands, teams).shortages()) add_shortage(plan, demands, teams, part, findings);
}

}  // namespace orgplan::hiring
