#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "planner/interop/cell_reader.h"
#include "planner/interop/export_rows.h"
#include "planner/interop/vacancies.h"
#include "planner/interop/value_words.h"

namespace orgplan::interop {

/// Reads who sits in the seat of a row, if anybody does, from its name, its status, its contract and its vacancy.
class RowStates {
  public:
    RowStates(const ExportHeader& header, CellReader& cells, const CsvOptions& options, LeftOut& left_out,
              ImportLog& log);

    /// Once the columns are known.
    void begin();
    /// True where the row is left out, which is reported.
    bool is_gone(const CsvRow& row, ExportRow& read);
    /// Reports the values that were not understood.
    void tell();

  private:
    static bool is_filler(std::string_view name);
    void close(const ExportRow& read, const std::string& mark);
    void read_vacancy(ExportRow& read);
    void read_vacancy_column(const CsvRow& row, ExportRow& read);
    bool is_gone_by(Field field, const CsvRow& row, ExportRow& read);
    bool is_gone_by_name(ExportRow& read);
    bool is_gone_as(Meaning meaning, const std::string& text, const std::string& header, ExportRow& read);
    void empty_seat(ExportRow& read, const std::string& text);
    void not_understood(Field field, const std::string& text, std::size_t line);

    struct Seen {
        std::size_t count = 0;
        std::size_t line = 1;
    };

    const ExportHeader& header_;
    CellReader& cells_;
    const std::vector<std::string>& means_;  // `VALUE=WORD`
    LeftOut& left_out_;
    ImportLog& log_;
    VacancyReader vacancies_;
    ValueWords abolished_;
    ValueWords undisclosed_;
    ValueWords plain_vacancies_;
    Meanings status_;
    Meanings employment_;
    Meanings vacancy_;
    std::optional<Meaning> said_by_name_;  // of the row: what is behind its name
    std::string text_by_name_;
    std::map<std::pair<Field, std::string>, Seen> unknown_;
};

}  // namespace orgplan::interop
