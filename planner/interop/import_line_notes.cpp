#include <fmt/format.h>

#include <algorithm>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_lines.h"
#include "planner/report/phrases.h"

// What is said of the lines of an import.

namespace orgplan::interop {

bool is_shortened_number(std::string_view id) {
    return id.find("E+") != std::string_view::npos && id.find_first_not_of("0123456789.,E+") == std::string_view::npos;
}

void LineDrawer::tell_found(std::size_t draft, const std::string& manager, const FoundManager& found) {
    const auto tell = [&](const Topic& topic, std::string_view how) {
        log_.add(drafts_.row(draft).line, topic, [&] {
            const std::string id = in_message(drafts_.row(found.draft).id);
            return Said{fmt::format("manager {} was read as {}, {}", in_message(manager), id, how),
                        fmt::format("{} is {}", in_message(manager), id)};
        });
    };
    switch (found.by) {
        case FoundBy::alike:
            tell(topics::kManagerAlike, "which is the same id written otherwise");
            break;
        case FoundBy::email:
            tell(topics::kManagerByEmail, "whose holder has that address");
            break;
        case FoundBy::login:
            tell(topics::kManagerByLogin, "whose holder has that login");
            break;
        case FoundBy::name:
            tell(topics::kManagerByName, "whose holder has that name");
            break;
        case FoundBy::initial:
            tell(topics::kManagerByInitial, "whose holder has that name but for an initial or `Jr`");
            break;
        case FoundBy::id_beside_name:
            tell(topics::kManagerByBoth, "the id beside the name");
            break;
        case FoundBy::id:
        case FoundBy::nothing:
            break;
    }
}

std::string LineDrawer::why_unmatched(const std::string& manager) {
    if (is_shortened_number(manager)) return "is a number that a spreadsheet has shortened: export the column as text";
    const FoundManager& found = finder_.find(manager);
    if (found.several.size() > 1) {
        const auto line = [&](std::size_t i) {
            return found.several[i] == kNobody ? std::string("none")
                                               : std::to_string(drafts_.row(found.several[i]).line);
        };
        return fmt::format("may be any of {} seats, on lines {}", found.several.size(),
                           report::first_few(found.several.size(), line, 5));
    }
    if (const LeftOut::Row* row = about_.left_out.find_like(manager)) return fmt::format("was {}", row->why);
    if (manager.front() == '#') return "is what a spreadsheet writes where it found nothing";
    if (vacancies_.is_vacancy(manager)) return "says that the seat is vacant, and not which";
    return "is nobody's row";
}

void LineDrawer::tell_unmatched() {
    for (const bool dotted : {false, true}) {
        for (const std::string& manager : order_[dotted]) {
            const std::vector<std::size_t>& lines = unmatched_[dotted].at(manager).lines;
            log_.add(
                lines.front(), dotted ? topics::kDottedUnmatched : topics::kManagerUnmatched,
                [&] {
                    std::string also;
                    if (lines.size() > 1) {
                        const auto line = [&](std::size_t i) { return std::to_string(lines[i + 1]); };
                        also = fmt::format(" (also on line{} {})", lines.size() == 2 ? "" : "s",
                                           report::first_few(lines.size() - 1, line, 5));
                    }
                    return fmt::format("{} {} {}{}", dotted ? "the dotted manager" : "manager", in_message(manager),
                                       why_unmatched(manager), also);
                },
                lines.size());
        }
    }
}

void LineDrawer::tell_tops() {
    if (tops_.size() == 1) {
        company_.manager = company_.seats[tops_.front()].id;
        return;
    }
    for (const std::size_t i : tops_) {
        const std::string& manager = drafts_.row(i).manager;
        if (!manager.empty()) {
            if (by_word_.contains(i)) {
                log_.add(drafts_.row(i).line, topics::kTopByWord, [&] {
                    const std::string id = in_message(drafts_.row(i).id);
                    return Said{fmt::format("manager {} was read as nobody, so {} is one of {} seats at the top",
                                            in_message(manager), id, tops_.size()),
                                fmt::format("{} of {}", in_message(manager), id)};
                });
            }
            continue;
        }
        log_.add(drafts_.row(i).line, topics::kTops, [&] {
            return Said{fmt::format("no manager, so {} is one of {} seats at the top", in_message(drafts_.row(i).id),
                                    tops_.size()),
                        in_message(drafts_.row(i).id)};
        });
    }
}

}  // namespace orgplan::interop
