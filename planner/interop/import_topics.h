#pragma once

#include <string_view>

#include "planner/interop/csv.h"

namespace orgplan::interop {

/// What a report says several times. Notes of one topic are one line, with how many there are and the first five;
/// what was refused, found nobody or was lost is listed one by one.
struct Topic {
    ImportKind kind;
    std::string_view many;  ///< what is said of several, with `{}` for how many
};

namespace topics {

inline constexpr Topic kShape{ImportKind::refused, "{} rows have another shape than the header"};
inline constexpr Topic kTooLong{ImportKind::refused, "{} rows have values that are too long"};
inline constexpr Topic kNoId{ImportKind::refused, "{} rows have no id"};
inline constexpr Topic kDamagedId{ImportKind::refused, "{} rows have ids that a spreadsheet has shortened"};
inline constexpr Topic kSecondId{ImportKind::refused, "{} rows have the id of another row"};

inline constexpr Topic kManagerUnmatched{ImportKind::unmatched, "{} managers were not found"};
inline constexpr Topic kManagerCutOff{ImportKind::unmatched, "{} rows end before their managers"};
inline constexpr Topic kDottedUnmatched{ImportKind::unmatched, "{} dotted managers were not found"};

inline constexpr Topic kDateLost{ImportKind::lost, "{} dates were not understood"};
inline constexpr Topic kAmountLost{ImportKind::lost, "{} amounts were not understood"};
inline constexpr Topic kShareLost{ImportKind::lost, "{} parts of a week were not understood"};
inline constexpr Topic kEmailLost{ImportKind::lost, "{} e-mail addresses are none"};
inline constexpr Topic kOfHolderLost{ImportKind::lost, "{} values of people who share a seat are not kept"};
inline constexpr Topic kMeaningLost{ImportKind::lost, "{} values were not understood"};
inline constexpr Topic kOfVacancyLost{ImportKind::lost, "{} values of vacancies are not kept"};
inline constexpr Topic kRoleLost{ImportKind::lost, "{} roles are not in the glossary"};
inline constexpr Topic kCurrencyLost{ImportKind::lost, "{} amounts have no currency"};

inline constexpr Topic kClosed{ImportKind::closed, "{} seats are closed, so their rows are left out"};
inline constexpr Topic kLeft{ImportKind::left, "{} people have left, so their rows are left out"};
inline constexpr Topic kFooter{ImportKind::footer, "{} rows are sums or headings, so they are left out"};

inline constexpr Topic kControls{ImportKind::repaired,
                                 "in {} values line ends or control characters were replaced with spaces"};
inline constexpr Topic kInvisible{ImportKind::repaired, "in {} values letters that nobody sees were taken out"};
inline constexpr Topic kShortRow{ImportKind::repaired,
                                 "{} rows have fewer fields than the header: the missing ones were read as empty"};
inline constexpr Topic kIdRepaired{ImportKind::repaired,
                                   "{} ids are not valid in a spec, so these seats are called otherwise"};
inline constexpr Topic kNoTitle{ImportKind::repaired, "{} seats have no title, so they are called `Untitled`"};
inline constexpr Topic kOutsideRenamed{ImportKind::repaired,
                                       "{} managers outside are called otherwise, to be valid as ids"};
inline constexpr Topic kWordRenamed{ImportKind::note,
                                    "{} levels and locations are no words of a spec, so they are called otherwise"};

inline constexpr Topic kAlikeIds{ImportKind::note, "{} ids look like another one"};
inline constexpr Topic kShares{ImportKind::note, "{} rows share the seat of another row"};
inline constexpr Topic kNamesake{ImportKind::note,
                                 "{} names are on several rows whose ids differ, so each row is a person"};
inline constexpr Topic kSamePerson{
    ImportKind::note, "{} people are on several rows with one e-mail address, so each holds several seats"};
inline constexpr Topic kManagerAlike{ImportKind::note, "{} managers were found by an id that is written otherwise"};
inline constexpr Topic kManagerByEmail{ImportKind::note, "{} managers were found by e-mail"};
inline constexpr Topic kManagerByLogin{ImportKind::note, "{} managers were found by login"};
inline constexpr Topic kManagerByName{ImportKind::note, "{} managers were found by the name of a holder"};
inline constexpr Topic kManagerByInitial{
    ImportKind::note, "{} managers were found by a name that only one of both writes with an initial or `Jr`"};
inline constexpr Topic kManagerByBoth{ImportKind::note, "{} managers were found by the id beside their name"};
inline constexpr Topic kSeveralManagers{ImportKind::note,
                                        "{} rows name several managers: the first is the line, the others are dotted"};
inline constexpr Topic kOutside{ImportKind::note, "{} managers are nobody's row and were taken for outsiders"};
inline constexpr Topic kSelfTop{ImportKind::note, "{} seats report to themselves, so they are at the top"};
inline constexpr Topic kTops{ImportKind::note, "{} seats are at the top, since they have no manager"};
inline constexpr Topic kStartsLater{ImportKind::note, "{} seats open later, since their start is to come"};
inline constexpr Topic kLeavesLater{ImportKind::note, "{} people leave later, since their end is to come"};
inline constexpr Topic kMonthAlone{ImportKind::note, "{} dates name a month alone"};
inline constexpr Topic kNoEnd{ImportKind::note, "{} last days are dates that mean none, and were read as none"};
inline constexpr Topic kSaysNothing{ImportKind::note, "{} values were read as not given"};
inline constexpr Topic kTopByFault{ImportKind::note, "{} managers were read as nobody, so their seats are at the top"};
inline constexpr Topic kTopByWord{ImportKind::note, "{} managers are words for nobody, so their seats are at the top"};
inline constexpr Topic kFteBesideHours{ImportKind::note, "{} rows have hours that are not their part of a week"};
inline constexpr Topic kCurrencyBesideHeader{
    ImportKind::note, "{} amounts are in another currency than their header says, and count as they are written"};
inline constexpr Topic kOwnRole{ImportKind::note,
                                "{} seats have roles that are the spec's own, of which a roster has the titles alone"};
inline constexpr Topic kSharedPay{ImportKind::note, "{} seats are shared by people of different pay"};
inline constexpr Topic kUnitSpelled{ImportKind::note, "{} units are spelled as most rows spell them"};
inline constexpr Topic kUnnamedSharer{ImportKind::repaired,
                                      "{} people who share a seat have no name, so they are called `Unnamed`"};
inline constexpr Topic kUnitOfHeading{ImportKind::note, "{} rows are in the unit of the heading above them"};
inline constexpr Topic kPreferredUnsure{ImportKind::note,
                                        "{} preferred names may be one of several first names, and are not used"};
inline constexpr Topic kUnitInTitle{ImportKind::note, "{} units were read from the brackets of titles"};
inline constexpr Topic kLevelInTitle{ImportKind::note, "{} levels were read from the brackets of titles"};
inline constexpr Topic kOnLeave{ImportKind::note, "{} people are on leave, and count as there"};
inline constexpr Topic kFutureUndated{ImportKind::note,
                                      "{} people are to start, and no date to come says when: they count as there"};
inline constexpr Topic kVacancy{ImportKind::note, "{} names say that the seat is vacant"};
inline constexpr Topic kStatusBesideName{
    ImportKind::note, "{} rows name somebody although their status says that nobody is there: the name counts"};
inline constexpr Topic kStatusBesideBracket{
    ImportKind::note, "{} names have another status behind them than their row: that of the row counts"};
inline constexpr Topic kUndisclosed{ImportKind::note, "{} names are none, so these seats have holders without one"};
inline constexpr Topic kRoleCalled{ImportKind::note, "{} roles are not written by their ids"};
inline constexpr Topic kUnclearTitle{ImportKind::note, "{} titles may mean several things, so they stay titles"};
inline constexpr Topic kNoRole{ImportKind::note, "{} titles found no role"};
inline constexpr Topic kOvertime{ImportKind::note, "{} parts of a week are above a full one, and were read as one"};
inline constexpr Topic kJoiner{ImportKind::note, "{} join"};
inline constexpr Topic kLeaver{ImportKind::note, "{} leave"};
inline constexpr Topic kMover{ImportKind::note, "{} move to another unit"};
inline constexpr Topic kNewManager{ImportKind::note, "{} have another manager"};
inline constexpr Topic kNewHolder{ImportKind::note, "{} seats have another holder"};
inline constexpr Topic kChanged{ImportKind::note, "{} change in what they are"};
inline constexpr Topic kNewUnit{ImportKind::note, "{} units are new"};
inline constexpr Topic kStays{ImportKind::note,
                              "{} seats of the spec stay, since the export has no row for them that was read"};
inline constexpr Topic kIdOfSpec{ImportKind::note, "{} ids are those of the spec, written otherwise"};
inline constexpr Topic kNotSaid{ImportKind::note, "{} values of the spec stay, since the export gives none"};
inline constexpr Topic kClosedInSpec{ImportKind::lost, "{} rows have ids of seats that the spec has closed"};
inline constexpr Topic kNoRate{ImportKind::lost, "{} amounts are in a currency that the spec has no rate of"};
inline constexpr Topic kLaterLost{ImportKind::lost, "{} seats move, and lose what the spec says of them later"};
inline constexpr Topic kRequisitionInText{ImportKind::note,
                                          "{} numbers of requisitions were read from names or titles"};

}  // namespace topics

}  // namespace orgplan::interop
