#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "planner/api/verify.h"
#include "tests/api/memory_files.h"

// A spec and a plan on it that is right, by hand, and what becomes of them with other words in some places.

namespace orgplan::testing {

inline const std::string kBase = R"(orgplan: 1
company: {name: Acme, manager: cto}
stages:
  - {id: today, date: 2027-01-31}
  - id: two
    date: 2027-06-30
    needs:
      units: [core, pay]
      seats: [{role: qa-engineer, at_least: 1}]
      capacity: [{within: pay, work: backend, at_least: 2}]
    due: 2
positions: [{id: cto, role: cto, holder: Ada Rask}]
units:
  - id: engineering
    units:
      - id: core
        kind: team
        size: 3..6
        manager: em
        positions:
          - {id: em, role: engineering-manager, holder: Luis Prata}
          - {id: lead, role: tech-lead, holder: Rosa Diaz}
          - {id: sana, role: backend-developer, holder: Sana Mirza, ready: {tech-lead: 2027-03}}
          - {id: rui, role: backend-developer, holder: Rui Matos, leaves: 2027-03, backfill: planned}
          - {role: backend-developer, count: 3}
      - id: ops
        kind: team
        manager: em2
        positions:
          - {id: em2, role: engineering-manager, holder: Otto Brandt}
          - {id: olga, role: site-reliability-engineer, holder: Olga Lind}
          - {role: site-reliability-engineer, count: 2}
      - {id: pay, kind: team, size: 3..5, opens: planned}
hiring:
  now: 2027-01-15
  hires_per_month: 3
  days_to_fill: {default: 49}
  freeze: [{opens: 2027-08, closes: 2027-09}]
costs:
  currency: EUR
  bands: [{yearly: 60000}, {role: tech-lead, yearly: 90000}]
  once: [{per: hire, amount: 1000}, {per: promotion, amount: 500}]
budgets: [{for: company, run_rate: {2027-01: 80000}}]
plan:
  until: 2027-09
  hire: [backend-developer, qa-engineer, tech-lead, engineering-manager]
  work: [{work: backend, role: backend-developer, does: 1}]
  ramp: {default: [0.5]}
  lead_first: 1
  moves: {stay: 3}
  managers: {role: engineering-manager, span: ..9}
rules: {packs: [structure]}
)";

inline const std::string kPlan = R"(orgplan: 1
scenario: {id: next, base: base.yaml}
edit:
  units:
    core:
      positions:
        add:
          - {id: qa, role: qa-engineer, opens: 2027-05}
    pay:
      opens: 2027-05
      stands: 2027-06
      manager: em2
      positions:
        add:
          - {role: backend-developer, opens: 2027-06, count: 2}
  seats:
    rui: {backfill: 2027-04}
    sana:
      changes:
        2027-05: {role: tech-lead, unit: pay}
)";

/// A text with other words in the place of some, each of which it must have.
using Changes = std::vector<std::pair<std::string_view, std::string_view>>;
std::string changed(std::string text, const Changes& changes);

/// Verifies a plan at `/next.yaml` on `/base.yaml`.
api::Result<api::Verified> verified(const std::string& base, const std::string& plan);
/// What was found, for a message.
std::string text_of(const api::Verified& made);

}  // namespace orgplan::testing
