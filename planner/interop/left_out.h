#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace orgplan::interop {

struct ExportRow;

/// Rows that are in an export and not in its spec, and why: a manager may name one of them.
class LeftOut {
  public:
    struct Row {
        std::size_t line = 1;
        std::string why;
    };

    void add(const ExportRow& row, const std::string& why);
    /// The same of a row that was refused: it is there, and was not read.
    void refuse(const ExportRow& row);

    /// The row of an id or an e-mail address as it is written; null: there is none.
    const Row* find(const std::string& text) const;
    /// The same, also of an id written otherwise, a login or a name in whichever order.
    const Row* find_like(const std::string& text) const;

    const std::vector<std::string>& refused_ids() const { return refused_; }

  private:
    std::unordered_map<std::string, Row> exact_;
    std::unordered_map<std::string, Row> alike_;
    std::vector<std::string> refused_;
};

}  // namespace orgplan::interop
