#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_set>

namespace orgplan {

/// A string that lives in the pool of its organisation.
using Text = std::string_view;

/// Keeps each distinct string once; what it returns stays valid as long as the pool.
class TextPool {
  public:
    Text keep(std::string_view text) {
        if (const auto found = known_.find(text); found != known_.end()) return *found;
        strings_.emplace_back(text);
        return *known_.insert(strings_.back()).first;
    }

  private:
    std::deque<std::string> strings_;
    std::unordered_set<std::string_view> known_;
};

}  // namespace orgplan
