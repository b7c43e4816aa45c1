#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "planner/text/document.h"
#include "planner/text/source.h"

// Additions to a text of YAML in their places: all other bytes stay as they are.

namespace orgplan::text {

/// A value that is to be written.
struct NewValue {
    NodeKind kind = NodeKind::null;
    std::string text;                                    ///< of a scalar, as it is written
    std::vector<std::pair<std::string, NewValue>> keys;  ///< of a map
    std::vector<NewValue> elements;                      ///< of a list
    std::string comment;                                 ///< without the `#`; empty: none

    static NewValue scalar(std::string text);
    /// A value of a document, with its comments.
    static NewValue of(Node value, const Sources& sources, const std::vector<Comment>& comments);
    NewValue* find(std::string_view key);
    /// Under the key, where there is none before a map.
    NewValue& under(const std::string& key);
    /// On one line, without comments.
    std::string flow() const;
};

/// The text of one document with edits. A new line is indented as its neighbours are; in `{...}` and `[...]` a value is
/// added in the line, and its comment goes above that; elements of a list that have comments get lines of their own.
class Edits {
  public:
    Edits(const Sources& sources, Document& document);

    /// A map is merged by its keys, a list gets more elements, all else is replaced.
    void merge(Node into, const NewValue& value);
    /// Behind the keys with short values, or behind all.
    void add_key(Node map, const std::string& key, const NewValue& value, bool behind_all = false);
    void add_element(Node list, const NewValue& value);
    /// Before an element of a list.
    void add_before(Node list, Node element, const NewValue& value);
    std::string text() const;

  private:
    struct Edit {
        std::size_t begin = 0;
        std::size_t end = 0;     // of what is replaced
        std::size_t indent = 0;  // of a new line; of several at one place the deepest is first
        std::string text;
        bool line = false;
    };

    void find_outer(Node node, Node outer);
    bool is_flow(Node node) const;
    std::size_t column(std::size_t at) const;
    std::size_t line_begin(std::size_t at) const;
    std::size_t end_of(Node node) const;
    std::size_t dash_of(Node element) const;
    std::size_t dash_column(Node list) const;
    std::size_t after_value(Node node) const;
    void replace(Node value, const NewValue& by);
    void insert(std::size_t at, std::string text);
    void add_line(std::size_t after, std::size_t indent, const std::string& lines);
    void add_comment(Node within, std::string what, const std::string& comment);
    std::string flow_lines(const std::vector<NewValue>& elements, std::size_t line) const;
    void add_to_flow(Node collection, const std::string& entry);
    void add_elements(Node list, const std::vector<NewValue>& elements);
    void add_element_after(Node list, Node last, const NewValue& value);

    std::string_view text_;
    std::string line_end_;
    std::map<Node, Node> outer_;        // by value within `{...}` or `[...]`: the outermost of these
    std::map<Node, std::size_t> more_;  // by empty collection: how many entries it got
    std::vector<Edit> edits_;
};

}  // namespace orgplan::text
