#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "planner/language/language_data.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"

namespace orgplan::language {

/// The values of a map by their keys, in order, some of which may come from elsewhere.
class Entries {
  public:
    explicit Entries(text::Node map);

    /// Null where there is none.
    text::Node* find(std::string_view key);
    /// In place of the value of that key, else after the others.
    void set(std::string_view key, text::Node value);
    void remove(std::string_view key);
    const std::vector<text::KeyedNode>& all() const { return entries_; }

  private:
    std::vector<text::KeyedNode> entries_;
    std::unordered_map<std::string, std::size_t> at_;
};

/// What becomes of a map when another is applied to it: a value replaces, a list replaces, a map is merged by its keys,
/// a value that may differ in time is one value, `{add: [..]}` adds to a list, `~` removes. Neither of the two is
/// changed; places remain those of the texts. The maps that are made are kept in `made`.
class Merge {
  public:
    Merge(std::vector<std::unique_ptr<text::Document>>& made, text::Findings& findings)
        : made_(made), findings_(findings) {}

    /// What the merge of `over` into `base` is; `base` itself where nothing is different.
    text::Node merged(text::Node base, text::Node over, const ValueForm& form) {
        return merged(base, over, form, false, {});
    }
    /// The same for the exception that a counted line makes for one seat, which hides the values of `line`: `~` removes
    /// what the line says, and is kept.
    text::Node merged_exception(text::Node base, text::Node over, const ValueForm& form, text::Node line) {
        return merged(base, over, form, true, line);
    }
    /// A map of these values at the place of `like`.
    text::Node map_of(text::Node like, const std::vector<text::KeyedNode>& entries);
    /// A list of these, likewise.
    text::Node list_of(text::Node like, const std::vector<text::Node>& elements);

  private:
    text::Node merged(text::Node base, text::Node over, const ValueForm& form, bool keeps_null, text::Node line);
    void need_all(text::Node value, const ValueForm& form);

    std::vector<std::unique_ptr<text::Document>>& made_;
    text::Findings& findings_;
};

}  // namespace orgplan::language
