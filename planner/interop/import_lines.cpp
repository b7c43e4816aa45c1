#include "planner/interop/import_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_words.h"
#include "planner/report/phrases.h"
#include "planner/text/values.h"

namespace orgplan::interop {
namespace {

/// The parts of a value that names several, at a mark.
std::vector<std::string> parts_of(std::string_view text, std::string_view mark) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t at = text.find(mark);
        bool changed = false;
        std::string part = clean_value(text.substr(0, at), changed);
        if (!part.empty()) parts.push_back(std::move(part));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + mark.size());
    }
}

/// `00000000`, as systems write the number of nobody.
bool is_zeros(std::string_view text) {
    return !text.empty() && text.find_first_not_of('0') == std::string_view::npos;
}

}  // namespace

LineDrawer::LineDrawer(ImportedCompany& company, SeatDrafts& drafts, const ExportRows& about, const CsvOptions& options,
                       ImportIds& ids, ImportLog& log)
    : company_(company),
      drafts_(drafts),
      about_(about),
      options_(options),
      ids_(ids),
      log_(log),
      finder_(drafts),
      top_(values_of("top"), options.top),
      faulty_top_(values_of("faulty_top")),
      said_top_({"none", "XX"}, options.top),
      vacancies_(options.vacant) {
    for (const std::string& name : options.outside) {
        bool changed = false;
        const std::string clean = clean_value(name, changed);
        if (drafts_.of_id(clean) != kNobody || outside_.contains(fold_case(clean))) continue;
        outside_.emplace(fold_case(clean), ids_.take(clean) ? clean : ids_.repair(clean));
    }
    // A comma may also stand in a name, so it comes late.
    marks_ = {";", "|", "\n", " / ", " & "};
    for (const std::string& word : values_of("between_managers")) marks_.push_back(' ' + word + ' ');
    marks_.insert(marks_.end(), {",", "/"});
}

void LineDrawer::draw() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
        drafts_.prefetch_manager(i + KeyTable::kAhead);
        draw_line(i);
        for (const std::size_t row : drafts_[i].rows) {
            const std::string_view dotted = drafts_.rows()[row].detail(&RowDetails::dotted);
            if (!dotted.empty()) draw_dotted(i, dotted);
        }
    }
    tell_unmatched();
    for (const auto& [id, count] : missing_) {
        const auto line = std::ranges::find(company_.seats, id, &ImportedSeat::reports_to)->line;
        log_.add(line, topics::kOutside, [&, &name = id, rows = count] {
            const std::string on = rows == 1 ? "" : fmt::format(" on {} rows", rows);
            return Said{fmt::format("{}{} is nobody's row, and was taken for somebody outside", in_message(name), on),
                        in_message(name) + on};
        });
    }
    tell_tops();
}

bool LineDrawer::is_top(std::size_t draft, const std::string& manager) {
    if (manager.empty()) return true;
    if (drafts_.of_id(manager) != kNobody) return false;
    if (manager == drafts_.row(draft).id) return false;
    return top_.has(fold_case(manager)) || (is_zeros(manager) && finder_.find(manager).draft == kNobody);
}

const std::string* LineDrawer::outsider(const std::string& manager) {
    if (outside_.empty()) return nullptr;
    const auto found = outside_.find(fold_case(manager));
    return found == outside_.end() ? nullptr : &found->second;
}

void LineDrawer::draw_line(std::size_t draft) {
    const std::string& manager = drafts_.row(draft).manager;
    if (drafts_.row(draft).cut_short) return cut_off(draft);
    // Nearly all lines of a clean export end here.
    if (const std::size_t seat = manager.empty() ? kNobody : drafts_.of_id(manager); seat != kNobody) {
        take_seat(draft, manager, {seat, FoundBy::id, {}});
        return;
    }
    if (is_top(draft, manager)) {
        tops_.push_back(draft);
        company_.seats[draft].reports_to = "none";
        if (!manager.empty() && (manager.front() == '#' || is_zeros(manager) || faulty_top_.has(fold_case(manager)))) {
            log_.add(drafts_.row(draft).line, topics::kTopByFault, [&] {
                const std::string id = in_message(drafts_.row(draft).id);
                return Said{fmt::format("manager {} was read as nobody, so {} is at the top", in_message(manager), id),
                            fmt::format("{} of {}", in_message(manager), id)};
            });
        } else if (!manager.empty() && !said_top_.has(fold_case(manager))) {
            by_word_.insert(draft);
        }
        return;
    }
    if (drafts_.row(draft).outside) {
        const auto [known, added] = outside_.try_emplace(fold_case(manager));
        if (added) known->second = ids_.take(manager) ? manager : ids_.repair(manager);
    }
    if (take(draft, manager)) return;
    // Several in one value: the first is the line. A comma may also stand in a name, so all must be somebody then.
    if (finder_.find(manager).several.empty() && about_.left_out.find(manager) == nullptr) {
        for (const std::string& mark : marks_) {
            if (manager.find(mark) == std::string::npos) continue;
            const std::vector<std::string> parts = parts_of(manager, mark);
            if (parts.size() < 2) continue;
            const bool sure = mark == ";" || mark == "|";
            const auto found = [&](const std::string& part) {
                return finder_.find(part).draft != kNobody || outsider(part) != nullptr;
            };
            const auto known = std::ranges::count_if(parts, found);
            if (sure ? known == 0 : static_cast<std::size_t>(known) < parts.size()) continue;
            if (!take(draft, parts.front())) take_unmatched(draft, parts.front());
            std::string others;
            for (std::size_t i = 1; i < parts.size(); ++i) others += (i == 1 ? "" : ";") + parts[i];
            draw_dotted(draft, others);
            log_.add(drafts_.row(draft).line, topics::kSeveralManagers, [&] {
                return Said{fmt::format("{} are {} managers: {} is the line, the others are dotted",
                                        in_message(manager), parts.size(), in_message(parts.front())),
                            in_message(manager)};
            });
            return;
        }
    }
    if (options_.missing_are_outside && may_be_outside(manager)) {
        const auto [known, added] = outside_.try_emplace(fold_case(manager));
        if (added) {
            known->second = ids_.take(manager) ? manager : ids_.repair(manager);
            missing_.emplace(known->second, 0);
        }
        take(draft, manager);
        return;
    }
    take_unmatched(draft, manager);
}

/// Somebody, and not a fault of a spreadsheet, a vacancy or one who has left.
bool LineDrawer::may_be_outside(const std::string& manager) {
    static const auto nothing = lookup_keys("nothing"), unknown = lookup_keys("unknown");
    const std::string key = lookup_key(manager);
    return manager.front() != '#' && !nothing.contains(key) && !unknown.contains(key) &&
           !vacancies_.is_vacancy(manager) && about_.left_out.find_like(manager) == nullptr &&
           finder_.find(manager).several.empty() && !is_shortened_number(manager);
}

bool LineDrawer::take(std::size_t draft, const std::string& manager) {
    ImportedSeat& seat = company_.seats[draft];
    if (const std::size_t seat_of = drafts_.of_id(manager); seat_of != kNobody) {
        take_seat(draft, manager, {seat_of, FoundBy::id, {}});
        return true;
    }
    // An outsider that was named wins over a name, and never over an id.
    if (const std::string* board = outsider(manager)) {
        tops_.push_back(draft);
        seat.reports_to = *board;
        if (std::ranges::find(company_.outside, *board) == company_.outside.end()) company_.outside.push_back(*board);
        if (const auto missing = missing_.find(*board); missing != missing_.end()) ++missing->second;
        return true;
    }
    if (about_.left_out.find(manager) != nullptr) return false;
    const FoundManager& found = finder_.find(manager);
    if (found.draft == kNobody) return false;
    take_seat(draft, manager, found);
    return true;
}

void LineDrawer::take_seat(std::size_t draft, const std::string& manager, const FoundManager& found) {
    ImportedSeat& seat = company_.seats[draft];
    if (found.draft == draft) {
        tops_.push_back(draft);
        seat.reports_to = "none";
        log_.add(seat.line, topics::kSelfTop, [&] {
            return Said{fmt::format("{} reports to itself, so it is at the top", in_message(drafts_.row(draft).id)),
                        in_message(drafts_.row(draft).id)};
        });
        return;
    }
    drafts_[draft].manager = found.draft;
    seat.reports_to = company_.seats[found.draft].id;
    tell_found(draft, manager, found);
}

void LineDrawer::draw_dotted(std::size_t draft, std::string_view managers) {
    ImportedSeat& seat = company_.seats[draft];
    const auto add = [&](const std::string& manager) {
        const FoundManager& found = finder_.find(manager);
        if (found.draft == kNobody) return false;
        const std::string& id = company_.seats[found.draft].id;
        // A dotted line beside the solid one, or to oneself, says nothing.
        if (found.draft != draft && id != seat.reports_to && std::ranges::find(seat.dotted, id) == seat.dotted.end())
            seat.dotted.push_back(id);
        tell_found(draft, manager, found);
        return true;
    };
    for (const std::string& each : parts_of(managers, ";")) {
        if (is_top(draft, each) || add(each)) continue;
        std::vector<std::string> parts;
        for (const std::string_view mark : {"|", ","}) {
            parts = parts_of(each, mark);
            if (parts.size() > 1 && std::ranges::all_of(parts, [&](const std::string& part) {
                    return finder_.find(part).draft != kNobody;
                }))
                break;
            parts.clear();
        }
        for (const std::string& part : parts) add(part);
        if (!parts.empty()) continue;
        auto& unmatched = unmatched_[1][each];
        if (unmatched.lines.empty()) order_[1].push_back(each);
        unmatched.lines.push_back(seat.line);
    }
}

void LineDrawer::take_unmatched(std::size_t draft, const std::string& manager) {
    ImportedSeat& seat = company_.seats[draft];
    seat.reports_to = manager;
    drafts_[draft].astray = true;
    auto& unmatched = unmatched_[0][manager];
    if (unmatched.lines.empty()) order_[0].push_back(manager);
    unmatched.lines.push_back(seat.line);
}

/// Nobody knows whether a row that was cut off had a manager.
void LineDrawer::cut_off(std::size_t draft) {
    drafts_[draft].astray = true;
    company_.seats[draft].reports_to = "?";  // which `check` finds as well
    log_.add(drafts_.row(draft).line, topics::kManagerCutOff, [&] {
        return fmt::format("the row ends before its manager, so nobody knows who {} reports to: complete the row",
                           in_message(drafts_.row(draft).id));
    });
}

}  // namespace orgplan::interop
