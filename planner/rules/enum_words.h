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
inline constexpr auto kWords<rules::SeatSelector::Leads> =
    by_value<rules::SeatSelector::Leads>({{rules::SeatSelector::Leads::nobody, "nobody"},
                                          {rules::SeatSelector::Leads::contributors, "contributors"},
                                          {rules::SeatSelector::Leads::managers, "managers"}});

}  // namespace orgplan
