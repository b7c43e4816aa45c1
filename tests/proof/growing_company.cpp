#include "growing_company.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "graph/model/months.h"

namespace orgplan::testing {
namespace {

constexpr std::string_view kTeam = R"(
      - id: t{0}
        kind: team
        purpose: development
        size: 4..9
        manager: lead-{0}
        positions:
          - {{id: lead-{0}, role: tech-lead, holder: Lead {0}}}
          - {{id: senior-{0}, role: backend-developer, level: senior, holder: Senior {0}, ready: {{tech-lead: 2027-0{1}}}}}
          - {{id: other-senior-{0}, role: backend-developer, level: senior}}
          - {{id: backend-{0}, role: backend-developer, count: {2}}}
          - {{id: frontend-{0}, role: frontend-developer}})";

constexpr std::string_view kTerms = R"(
hiring:
  now: 2027-01-15
  hires_per_month: {0}
  onboarding: {{ratio: 0.5, scope: team}}
  ramp_months: {{default: 3}}
  interviews: {{by: [tech-lead, backend-developer], per_month: 4, loops_per_hire: 6}}
  recruiters: [{{by: technical-recruiter, per_quarter: 6}}]
  days_to_fill: {{default: 56}}
costs:
  currency: EUR
  once: [{{per: hire, amount: 4000}}, {{per: promotion, amount: 1000}}]
  bands:
    - {{yearly: 70000}}
    - {{role: backend-developer, level: senior, yearly: 88000}}
    - {{role: frontend-developer, yearly: 66000}}
    - {{role: tech-lead, yearly: 99000}}
    - {{role: engineering-manager, yearly: 118000}}
    - {{family: executive, yearly: 160000}}
    - {{role: technical-recruiter, yearly: 72000}}
budgets: [{{for: engineering, run_rate: {{2027-01: {1}, {2}: {3}}}}}]
plan:
  until: {4}
  hire: [tech-lead, {{role: backend-developer, level: senior}}, backend-developer, frontend-developer, technical-recruiter]
  work:
    - {{work: code, role: backend-developer, level: senior, does: 1.2}}
    - {{work: code, role: backend-developer, does: 1}}
    - {{work: code, role: frontend-developer, does: 0.8}}
    - {{work: code, role: tech-lead, does: 0.4}}
  moves: {{stay: 4}}
)";

}  // namespace

std::string growing_company(int teams, int standing, int months) {
    const auto month = [](int t) { return month_at(2027, 1 + t); };
    const int planned = teams - standing, stages = std::min(3, planned);
    std::string text =
        "orgplan: 1\ncompany: {name: Growing, builds: [software], manager: ceo}\nstages:\n"
        "  - {id: today, date: 2027-01-31}\n";
    std::vector<std::string> there;
    for (int i = 0; i < standing; ++i) there.push_back(fmt::format("t{}", i));
    for (int stage = 0; stage < stages; ++stage) {
        std::vector<std::string> capacity;
        const int more = planned / stages + (stage < planned % stages ? 1 : 0);
        for (int i = 0; i < more; ++i) {
            there.push_back(fmt::format("t{}", there.size()));
            capacity.push_back(fmt::format("{{within: {}, work: code, at_least: 3}}", there.back()));
        }
        const Month by = month(months * (stage + 1) / stages - 1 - months / 6);
        text += fmt::format("  - id: s{}\n    date: {}\n    needs: {{units: [{}], capacity: [{}]}}\n    due: {}\n",
                            stage + 1, date_text(first_day(by + 1) - 1), fmt::join(there, ", "),
                            fmt::join(capacity, ", "), stage + 1);
    }
    text +=
        "positions: [{id: ceo, role: ceo, holder: Regula Stamm}]\nunits:\n  - id: engineering\n    manager: cto\n"
        "    positions:\n      - {id: cto, role: cto, holder: Duarte Neves}\n"
        "      - {id: em, role: engineering-manager, holder: Marit Aune}\n"
        "      - {id: recruiter, role: technical-recruiter, holder: Ilse Brandt}\n    units:";
    for (int i = 0; i < standing; ++i) text += fmt::format(fmt::runtime(kTeam), i, 4 + i % 3, 2 + i % 2);
    for (int i = standing; i < teams; ++i) {
        text += fmt::format("\n      - {{id: t{}, kind: team, purpose: development, size: 4..8, opens: planned}}", i);
    }
    const int now = (standing * 6 + 4) * 80000 / 12;
    text += fmt::format(fmt::runtime(kTerms), std::max(2, planned), now + planned * 25200,
                        month_text(month(months / 2)), now + planned * 45000, month_text(month(months)));
    return text;
}

}  // namespace orgplan::testing
