#include "planner/interop/import_titles.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "planner/interop/csv_text.h"
#include "planner/interop/role_finder.h"
#include "planner/interop/vacancies.h"
#include "planner/text/values.h"

namespace orgplan::interop {
namespace {

struct Uses {
    std::size_t first = 0;  // line
    std::size_t count = 0;
};

/// Takes `[R-1234]` off the end of a title; empty where there is none.
std::string take_requisition(std::string& title) {
    const std::size_t open = title.find_last_of("([");
    if (open == std::string::npos || open == 0 || (title.back() != ')' && title.back() != ']')) return {};
    const std::string inside = title.substr(open + 1, title.size() - open - 2);
    // Letters, a dash and figures: `R-1234`. `L4` and `IT2` are levels.
    const std::string number = requisition_in(inside);
    if (number != inside || number.find_first_of("-#_") == std::string::npos) return {};
    title.resize(open);
    while (title.ends_with(' ')) title.pop_back();
    return number;
}

/// Whether an id that is not written follows from the title: the role of such a seat is read from it too.
bool is_called_by(const ImportedSeat& seat, const std::string& title) {
    return seat.ordered && seat.id.find('/' + text::slug(title) + '-') != std::string::npos;
}

/// The roles of a roster that the glossary does not have, by id, with the titles that their seats have.
std::map<std::string, std::string> roles_of_spec(const SeatDrafts& drafts, RoleFinder& finder) {
    std::map<std::string, std::string> roles;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        const std::string role(drafts.row(i).detail(&RowDetails::role));
        const std::string& title = drafts.row(i).title;
        if (role.empty() || title.empty() || text::slug(role) != role || !finder.title_of(role).empty()) continue;
        // A seat may have a title of its own; that of the role is the one by which it is called, or the first.
        std::string& known = roles[role];
        if (known.empty() || text::slug(title) == role) known = title;
    }
    return roles;
}

}  // namespace

void find_roles(ImportedCompany& company, const SeatDrafts& drafts, const ExportRows& about, const CsvOptions& options,
                ImportResult& result, ImportLog& log) {
    RoleFinder finder;
    std::map<std::string, Uses> unclear, without;  // titles
    std::map<std::string, std::size_t> all;
    std::set<std::string> own_roles;  // that titles were given
    for (const auto& [title, role] : options.titles) own_roles.insert(role);
    std::map<std::string, std::string> roles;
    if (about.says_heads && !options.onto) roles = roles_of_spec(drafts, finder);
    for (const auto& [id, title] : roles) company.roles.push_back({id, title});
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        std::string title = drafts.row(i).title;
        ImportedSeat& seat = company.seats[i];
        if (!about.has_requisitions && seat.requisition.empty()) {
            seat.requisition = take_requisition(title);
            if (!seat.requisition.empty()) {
                log.add(seat.line, topics::kRequisitionInText, [&] {
                    return Said{fmt::format("the requisition {} was read from the title", in_message(seat.requisition)),
                                in_message(seat.requisition)};
                });
            }
        }
        std::string role(drafts.row(i).detail(&RowDetails::role));
        if (!role.empty()) {
            std::string known = finder.title_of(role);
            if (known.empty() && own_roles.contains(role)) {
                seat.role = role;
                seat.title = title;
                continue;
            }
            if (const auto own = roles.find(role); own != roles.end()) {
                seat.role = role;
                if (title != own->second) seat.title = title;
                log.add(seat.line, topics::kOwnRole, [&] {
                    return Said{fmt::format("{} is a role of the spec: its title is written, and not its family",
                                            in_message(role)),
                                in_message(role)};
                });
                continue;
            }
            if (const RoleMatch* match = known.empty() ? &finder.find(role) : nullptr; match && !match->role.empty()) {
                // `CEO` is what the role is called, and not its id.
                log.add(seat.line, topics::kRoleCalled, [&] {
                    const std::string how = fmt::format("{} is the role {}", in_message(role), match->role);
                    return Said{how, how};
                });
                role = match->role;
                known = match->role_title;
            }
            if (!known.empty()) {
                const bool by_title =
                    text::slug(title) != role && is_called_by(seat, title) && finder.find(title).role == role;
                if (!by_title) seat.role = role;
                if (!title.empty() && (by_title || title != known)) seat.title = title;
                continue;
            }
            log.add(seat.line, topics::kRoleLost, [&] {
                const std::string near = finder.nearest(role);
                return fmt::format(
                    "{} is no role of the glossary{}, so it is left out; `orgplan help glossary` says more",
                    in_message(role), near.empty() ? "" : fmt::format(" (the nearest is {})", near));
            });
        }
        if (title.empty()) {
            seat.title = kUntitled;
            if (about.has_titles) {
                log.add(seat.line, topics::kNoTitle, [&] {
                    return Said{fmt::format("no title, so the seat is called `{}`", kUntitled), in_message(seat.id)};
                });
            }
            continue;
        }
        if (const auto own = options.titles.find(title); own != options.titles.end()) {
            seat.role = own->second;
            seat.title = title;
            continue;
        }
        const RoleMatch& match = finder.find(title);
        if (!is_called_by(seat, title)) seat.role = match.role;
        if (seat.role.empty() || title != match.role_title) seat.title = title;
        if (options.explain_titles) ++all[title];
        if (!match.role.empty()) continue;
        Uses& uses = (match.candidates.empty() ? without : unclear)[title];
        if (uses.count++ == 0) uses.first = seat.line;
    }
    const auto on_rows = [](const Uses& uses) {
        return uses.count > 1 ? fmt::format(" on {} rows", uses.count) : std::string();
    };
    for (const auto& [title, uses] : unclear) {
        log.add(uses.first, topics::kUnclearTitle, [&, &text = title, &seen = uses] {
            const std::string may = fmt::format("{}", fmt::join(finder.find(text).candidates, " or "));
            return Said{
                fmt::format("{} is kept as a title{}, because it may mean {}", in_message(text), on_rows(seen), may),
                fmt::format("{}{} may mean {}", in_message(text), on_rows(seen), may)};
        });
    }
    // The most frequent first: those are worth a role.
    std::vector<std::pair<std::string, Uses>> by_count(without.begin(), without.end());
    std::ranges::stable_sort(by_count, std::greater(), [](const auto& each) { return each.second.count; });
    for (const auto& [title, uses] : by_count) {
        log.add(uses.first, topics::kNoRole, [&, &text = title, &seen = uses] {
            const std::string near = finder.nearest(text);
            const std::string nearest = near.empty() ? "" : fmt::format(" (the nearest is {})", near);
            return Said{fmt::format("{}{} found no role{}", in_message(text), on_rows(seen), nearest),
                        fmt::format("{}{}{}", in_message(text), on_rows(seen), nearest)};
        });
    }
    for (const auto* titles : {&unclear, &without})
        for (const auto& [title, uses] : *titles) result.without_role.push_back(title);
    for (const auto& [title, count] : all) {
        const RoleMatch& match = finder.find(title);
        result.titles.push_back(
            {title, count, match.role, match.role.empty() ? std::string() : match.level, finder.steps(title)});
    }
}

}  // namespace orgplan::interop
