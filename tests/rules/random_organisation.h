#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/rules/rule.h"

namespace orgplan {
using namespace rules;
using namespace text;

/// The words that a random organisation is made of.
struct Material {
    std::vector<std::string> roles;  ///< ids of the glossary
    std::vector<std::string> tags;   ///< of seats and units, beside those that roles have
    std::vector<std::string> levels;
    std::vector<std::string> locations;
    std::vector<std::string> kinds;
    std::vector<std::string> purposes;
    std::vector<std::string> duties;
    std::vector<std::string> scope;  ///< beside products and projects
    std::vector<std::string> skills;
    std::vector<std::string> background;
    std::vector<std::string> work;  ///< kinds of it, that time goes into
    std::vector<std::string> platforms;
    std::vector<std::string> complexity;
    std::map<CompanyFact::Name, std::vector<std::string>> company;
};

/// A few words of each kind.
Material common_material();

/// The words that a rule asks for, with some of each that it does not.
Material material_of(const RuleSet& rules, const Rule& rule, unsigned seed);

/// A small organisation at random, over one to four stages, of the glossary's families and roles: titles outside the
/// glossary, hats, members of other units, assistants, dotted lines, moves, vacancies, links, duties, products that
/// come and go, facts that are absent, empty or given, now and then a circle of lines or of units. Units are `unit-0`
/// upwards, products `product-0`, projects `project-0`. With `presence` some people act or are away, some are
/// volunteers, and units have joint heads or none.
Organisation random_organisation(unsigned seed, const Material& material, std::size_t most_seats = 24,
                                 bool presence = false);

/// An organisation in words, all that rules can ask about.
std::string told(const Organisation& org);

}  // namespace orgplan
