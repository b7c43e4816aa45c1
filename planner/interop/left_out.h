#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace orgplan::interop {

struct ExportRow;

/// Rows that are in an export and not in its spec, and why: a manager may name one of them.
class LeftOut {
  public:
    void add(const ExportRow& row, const std::string& why);
    /// The same of a row that was refused: it is there, and was not read.
    void refuse(const ExportRow& row);

    /// Why, of an id or an e-mail address as it is written; null: there is none.
    const std::string* find(const std::string& text) const;
    /// The same, also of an id written otherwise, a login or a name in whichever order.
    const std::string* find_like(const std::string& text) const;

    const std::vector<std::string>& refused_ids() const { return refused_; }

  private:
    std::unordered_map<std::string, std::string> exact_;
    std::unordered_map<std::string, std::string> alike_;
    std::vector<std::string> refused_;
};

}  // namespace orgplan::interop
