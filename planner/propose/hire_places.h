#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "planner/propose/setup.h"

namespace orgplan::propose {

/// Who may be hired, where, and who of them may lead a planned unit.
class HirePlaces {
  public:
    explicit HirePlaces(Setup& setup)
        : setup_(setup), org_(setup.org), written_(setup.written), problem_(setup.problem) {}

    /// Chooses `Problem::hires`: those that the spec names, else the roles of the units and needs.
    void choose();
    /// Where people of a role may be hired or move to, in the order of the text; none: outside all units.
    std::vector<UnitId> units_for(RoleId role) const;
    std::vector<UnitId> units_for_managers() const;
    /// The roles that may lead a planned unit: a tech lead, else those that lead units like it.
    const std::set<RoleId>& leads() const { return leads_; }
    bool has_children(UnitId unit) const;
    /// Planned units are for people in the lines of work that are hired for; others have no place there.
    bool is_hired_like(RoleId role) const;

  private:
    void count_roles();
    void choose_roles();
    void find_leads();
    bool is_of_teams(RoleId role) const;
    bool is_executive(RoleId role) const;
    bool is_seated(UnitId unit) const;
    void insert_teams(std::set<UnitId>& units) const;
    RoleId tech_lead() const;
    std::set<RoleId> leads_of_teams() const;

    Setup& setup_;
    const Organisation& org_;
    Written& written_;
    Problem& problem_;
    std::map<std::pair<RoleId, UnitId>, int> sits_;  // seats by role and unit, at any time from now on
    std::set<RoleId> leads_;
};

}  // namespace orgplan::propose
