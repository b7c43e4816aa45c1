#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "planner/interop/export_rows.h"
#include "planner/interop/import_ids.h"
#include "planner/interop/import_spec.h"
#include "planner/interop/manager_finder.h"
#include "planner/interop/seat_drafts.h"
#include "planner/interop/vacancies.h"
#include "planner/interop/value_words.h"

namespace orgplan::interop {

/// `1.23457E+11`: what a spreadsheet left of a longer number.
bool is_shortened_number(std::string_view id);

/// Draws the lines from what the manager columns say. A manager who is nobody's row stays as it is written, so
/// that `check` finds it too, and is reported.
class LineDrawer {
  public:
    LineDrawer(ImportedCompany& company, SeatDrafts& drafts, const ExportRows& about, const CsvOptions& options,
               ImportIds& ids, ImportLog& log);

    void draw();

  private:
    void draw_line(std::size_t draft);
    void draw_dotted(std::size_t draft, std::string_view managers);
    /// Takes one text for the line, if anybody or anything is found; says so at most once.
    bool take(std::size_t draft, const std::string& manager);
    void take_seat(std::size_t draft, const std::string& manager, const FoundManager& found);
    void tell_found(std::size_t draft, const std::string& manager, const FoundManager& found);
    bool is_top(std::size_t draft, const std::string& manager);
    bool may_be_outside(const std::string& manager);
    const std::string* outsider(const std::string& manager);
    void take_unmatched(std::size_t draft, const std::string& manager);
    std::string why_unmatched(const std::string& manager);
    void cut_off(std::size_t draft);
    void tell_unmatched();
    void tell_tops();

    struct Unmatched {
        std::vector<std::size_t> lines;
        bool dotted = false;
    };

    ImportedCompany& company_;
    SeatDrafts& drafts_;
    const ExportRows& about_;
    const CsvOptions& options_;
    ImportIds& ids_;
    ImportLog& log_;
    ManagerFinder finder_;
    ValueWords top_, faulty_top_;
    ValueWords said_top_;  // that say no more than that: they need no note
    VacancyReader vacancies_;
    std::vector<std::string> marks_;                           // between several managers in one value
    std::unordered_map<std::string, std::string> outside_;     // folded, to the id
    std::unordered_map<std::string, Unmatched> unmatched_[2];  // of lines, and of dotted ones
    std::vector<std::string> order_[2];
    std::vector<std::size_t> tops_;
    std::unordered_set<std::size_t> by_word_;     // of those, whose manager is a word for nobody
    std::map<std::string, std::size_t> missing_;  // ids of outsiders that nobody named, with their rows
};

}  // namespace orgplan::interop
