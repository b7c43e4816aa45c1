#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/place.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

namespace orgplan::text {

enum class NodeKind : std::uint8_t { null, scalar, sequence, map };

class Document;
struct Comment;

/// A value of a document, or nothing: a small handle that is valid as long as its document. Nothing answers every
/// call with nothing, so that look-ups can be chained.
class Node {
  public:
    Node() = default;

    explicit operator bool() const { return document_ != nullptr; }
    NodeKind kind() const;
    bool is_map() const { return *this && kind() == NodeKind::map; }
    bool is_sequence() const { return *this && kind() == NodeKind::sequence; }
    bool is_scalar() const { return *this && kind() == NodeKind::scalar; }
    bool is_null() const { return *this && kind() == NodeKind::null; }
    /// Written in quotes or as a block: never a number, a boolean or null.
    bool quoted() const;

    /// A scalar's value; empty for everything else.
    std::string_view text() const;
    /// The key under which a map holds it; empty in a sequence.
    std::string_view key() const;
    /// The value's bytes; for an empty value its key's.
    Place place() const;
    /// The key's bytes; in a sequence the value's.
    Place key_place() const;

    /// The value under a key of a map; nothing where there is none or where it was found faulty.
    Node find(std::string_view key) const;
    /// Whether a map holds a value under a key that was found faulty.
    bool holds_faulty(std::string_view key) const;
    /// Whether a map holds any such value.
    bool holds_any_faulty() const;
    /// Whether reading ended, at a fault, before this value did.
    bool cut_off() const;
    /// The first element of a sequence or map.
    Node first() const;
    /// The element after this one; faulty ones are skipped.
    Node next() const;

    /// Called by the form check for a value that is not what the language needs: it is skipped from then on.
    void mark_faulty() const;

    /// Puts another value, of any document, in the place of this one: from then on everything but its key and its
    /// neighbours comes from the other.
    void replace_by(Node other) const;

    friend bool operator==(Node, Node) = default;
    /// By where they are kept, for look-ups alone: of two runs each may have another order.
    friend std::strong_ordering operator<=>(Node a, Node b) {
        const std::strong_ordering order = std::compare_three_way()(a.document_, b.document_);
        return order != 0 ? order : a.index_ <=> b.index_;
    }

    class Iterator;
    Iterator begin() const;
    Iterator end() const;

  private:
    template <class Wanted>
    bool holds_faulty_of(Wanted wanted) const;
    friend class Document;
    Node(Document* document, std::uint32_t index) : document_(document), index_(index) {}

    /// The value that is here after all replacements.
    Node seen() const;

    Document* document_ = nullptr;
    std::uint32_t index_ = 0;
};

struct KeyedNode {
    std::string key;
    Node value;  ///< nothing: left out
};

/// One file of YAML as a flat array of its values, each with its bytes; scalars are views of the source where they can
/// be. Nothing outside this part knows which YAML library read it.
class Document {
  public:
    struct Options {
        std::size_t most_bytes = std::size_t{1} << 30;
        std::size_t most_depth = 100;         ///< of nested collections
        std::size_t most_expanded = 100'000;  ///< values that aliases may repeat, in all
    };

    /// Reads a file of `sources`, and reports everything that is wrong with it as YAML: syntax, bytes that are not
    /// UTF-8, control characters, depth, duplicate keys, `<<`, aliases in circles or beyond the budget, a second
    /// document, an unclosed quote. The document holds what could be read before the first syntax error.
    static std::unique_ptr<Document> read(const Sources& sources, std::uint32_t file, Findings& findings,
                                          const Options& options);
    static std::unique_ptr<Document> read(const Sources& sources, std::uint32_t file, Findings& findings) {
        return read(sources, file, findings, Options());
    }
    ~Document();

    /// A map of values of other documents, which must live as long; its own place is that of `like`.
    static std::unique_ptr<Document> map_of(Node like, const std::vector<KeyedNode>& entries);
    /// A list of such values, likewise.
    static std::unique_ptr<Document> list_of(Node like, const std::vector<Node>& elements);

    Node root();
    /// The key of the root whose bytes or whose value's hold this one, faulty ones too; empty where none does.
    std::string_view root_key_at(std::uint32_t offset) const;
    std::uint32_t file() const;
    /// False after a syntax error: what is missing may come after it.
    bool whole() const;
    /// The comments of the text, in its order; see comments.h. Read at the first call; not to be called
    /// from two threads at once.
    const std::vector<Comment>& comments();

    struct Data;

  private:
    friend class Node;
    Document();
    static std::unique_ptr<Document> made_like(Node like, NodeKind kind);
    void add_made(std::string key, Node value);
    void end_made();
    std::unique_ptr<Data> data_;
};

class Node::Iterator {
  public:
    explicit Iterator(Node at) : at_(at) {}
    Node operator*() const { return at_; }
    Iterator& operator++() {
        at_ = at_.next();
        return *this;
    }
    bool operator!=(const Iterator& other) const { return static_cast<bool>(at_) != static_cast<bool>(other.at_); }

  private:
    Node at_;
};

inline Node::Iterator Node::begin() const {
    return Iterator(first());
}
inline Node::Iterator Node::end() const {
    return Iterator(Node());
}

}  // namespace orgplan::text
