#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "planner/report/finding.h"
#include "planner/spec/document.h"
#include "planner/spec/language_data.h"

namespace orgplan {

/// Whether two values say the same, wherever they stand.
bool same_value(Node a, Node b);

/// The values of a map by their keys, in order, some of which may come from elsewhere.
class Entries {
  public:
    explicit Entries(Node map);

    /// Null where there is none.
    Node* find(std::string_view key);
    /// In place of the value of that key, else behind the others.
    void set(std::string_view key, Node value);
    void remove(std::string_view key);
    const std::vector<KeyedNode>& all() const { return entries_; }

  private:
    std::vector<KeyedNode> entries_;
    std::unordered_map<std::string, std::size_t> at_;
};

/// What becomes of a map when another is laid over it: a value replaces, a list replaces, a map is merged by its keys,
/// a value that may differ in time is one value, `~` takes away. Neither of the two is changed; places remain those of
/// the texts. The maps that are made are kept in `made`.
class Merge {
  public:
    Merge(std::vector<std::unique_ptr<Document>>& made, Findings& findings) : made_(made), findings_(findings) {}

    /// What the merge of `over` into `base` is; `base` itself where nothing is different.
    Node merged(Node base, Node over, const ValueForm& form) { return merged(base, over, form, false, {}); }
    /// The same for the exception that a counted line makes for one seat, which hides the values of `line`: `~` takes
    /// away what the line says, and stays.
    Node merged_exception(Node base, Node over, const ValueForm& form, Node line) {
        return merged(base, over, form, true, line);
    }
    /// A map of these values that stands where `like` does.
    Node map_of(Node like, const std::vector<KeyedNode>& entries);

  private:
    Node merged(Node base, Node over, const ValueForm& form, bool keeps_null, Node line);
    void need_all(Node value, const ValueForm& form);

    std::vector<std::unique_ptr<Document>>& made_;
    Findings& findings_;
};

}  // namespace orgplan
