#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "planner/interop/export_rows.h"
#include "planner/interop/written_pay.h"

namespace orgplan::interop {

/// What points and commas stand for in a column of pay, as all its values together show it, and how much is usual.
class PayMarks {
  public:
    void look_at(const ExportRow& row, const WrittenPay& pay);
    /// Once all were looked at; their rows stay where they are.
    void finish();

    /// The amount; nothing, and why, where it may be one or another. `times`: what the header says it is multiplied by.
    std::optional<double> amount_of(const WrittenNumber& number, double times, std::string& why) const;

  private:
    bool is_usual(double value) const;

    std::array<const ExportRow*, 2> points_{};  // of `.` and `,`: the first row that has it before parts
    std::array<const ExportRow*, 2> groups_{};  // that has it between thousands, or may have
    std::vector<double> certain_;
    double usual_ = 0;
};

}  // namespace orgplan::interop
