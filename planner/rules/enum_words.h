#pragma once

#include "graph/model/words.h"
#include "planner/rules/rule.h"

// How rules write the enumerations of their vocabulary, besides those of the model.

namespace orgplan {

template <>
inline constexpr auto kWords<rules::SubjectKind> =
    by_value<rules::SubjectKind>({{rules::SubjectKind::seat, "seat"},
                                  {rules::SubjectKind::unit, "unit"},
                                  {rules::SubjectKind::company, "company"},
                                  {rules::SubjectKind::product, "product"},
                                  {rules::SubjectKind::project, "project"},
                                  {rules::SubjectKind::duty, "duty"}});

template <>
inline constexpr auto kWords<rules::DutyOf> = by_value<rules::DutyOf>({{rules::DutyOf::company, "company"},
                                                                       {rules::DutyOf::unit, "unit"},
                                                                       {rules::DutyOf::product, "product"},
                                                                       {rules::DutyOf::project, "project"}});

template <>
inline constexpr auto kWords<rules::CompanyFact::Name> =
    by_value<rules::CompanyFact::Name>({{rules::CompanyFact::Name::sector, "sector"},
                                        {rules::CompanyFact::Name::builds, "builds"},
                                        {rules::CompanyFact::Name::customers, "customers"},
                                        {rules::CompanyFact::Name::data_sensitivity, "data_sensitivity"},
                                        {rules::CompanyFact::Name::channels, "channels"}});

template <>
inline constexpr auto kWords<rules::GivenFact> =
    by_value<rules::GivenFact>({{rules::GivenFact::role, "role"},
                                {rules::GivenFact::location, "location"},
                                {rules::GivenFact::level, "level"},
                                {rules::GivenFact::cost, "cost"},
                                {rules::GivenFact::scope, "scope"},
                                {rules::GivenFact::skills, "skills"},
                                {rules::GivenFact::background, "background"},
                                {rules::GivenFact::time, "time"},
                                {rules::GivenFact::accounts, "accounts"},
                                {rules::GivenFact::works_with, "works_with"},
                                {rules::GivenFact::serves, "serves"},
                                {rules::GivenFact::escalates_to, "escalates_to"},
                                {rules::GivenFact::hands_over_to, "hands_over_to"},
                                {rules::GivenFact::kind, "kind"},
                                {rules::GivenFact::purpose, "purpose"},
                                {rules::GivenFact::agile, "agile"},
                                {rules::GivenFact::units, "units"},
                                {rules::GivenFact::has_ui, "has_ui"},
                                {rules::GivenFact::ml, "ml"},
                                {rules::GivenFact::platforms, "platforms"},
                                {rules::GivenFact::complexity, "complexity"},
                                {rules::GivenFact::sector, "sector"},
                                {rules::GivenFact::builds, "builds"},
                                {rules::GivenFact::customers, "customers"},
                                {rules::GivenFact::data_sensitivity, "data_sensitivity"},
                                {rules::GivenFact::channels, "channels"},
                                {rules::GivenFact::products, "products"},
                                {rules::GivenFact::projects, "projects"},
                                {rules::GivenFact::duties, "duties"}});

template <>
inline constexpr auto kWords<rules::Beside> = by_value<rules::Beside>({{rules::Beside::lower, "lower"},
                                                                       {rules::Beside::same, "same"},
                                                                       {rules::Beside::higher, "higher"}});

template <>
inline constexpr auto kWords<rules::SeatSelector::Leads> =
    by_value<rules::SeatSelector::Leads>({{rules::SeatSelector::Leads::nobody, "nobody"},
                                          {rules::SeatSelector::Leads::contributors, "contributors"},
                                          {rules::SeatSelector::Leads::managers, "managers"}});

}  // namespace orgplan
