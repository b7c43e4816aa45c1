#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "planner/text/comments.h"
#include "planner/text/document.h"

namespace orgplan::text {

/// One value of a document; a collection comes before what it holds.
struct Item {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t key_begin = 0;
    std::uint32_t key_end = 0;
    std::uint32_t link = 0;  ///< of a collection the item after all it holds; of a kept scalar its text in `texts`
    NodeKind kind = NodeKind::null;
    bool has_key : 1 = false;
    bool last : 1 = false;  ///< of what holds it
    bool faulty : 1 = false;
    bool kept : 1 = false;      ///< its value is not its bytes
    bool kept_key : 1 = false;  ///< its key is not its bytes
};
static_assert(sizeof(Item) == 24, "a million seats are seven million of these");

struct Document::Data {
    std::string_view text;
    std::uint32_t file = 0;
    bool whole = true;
    std::vector<Item> items;
    std::deque<std::string> texts;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> kept_keys;  ///< item and its text, by item
    std::unordered_map<std::uint32_t, Node> replaced;                ///< items that others replace
    bool made = false;                                               ///< of values of other documents
    std::optional<std::vector<Comment>> comments;                    ///< once they were read

    /// The bytes [begin, end) without the quotes around them.
    std::string_view unquoted(std::uint32_t begin, std::uint32_t end) const {
        const std::string_view bytes = text.substr(begin, end - begin);
        const bool quotes = bytes.size() >= 2 && (bytes.front() == '"' || bytes.front() == '\'');
        return quotes ? bytes.substr(1, bytes.size() - 2) : bytes;
    }
    std::string_view key_of(std::uint32_t index) const;
};

/// A comment's bytes, and the item it belongs to.
struct ItemComment {
    static constexpr std::uint32_t kNoItem = 0xFFFFFFFF;

    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t item = kNoItem;
};
std::vector<ItemComment> read_comments(const Document::Data& data);

/// Reads the text of `data` through the YAML library into its items.
void build_document(Document::Data& data, Findings& findings, const Document::Options& options);

}  // namespace orgplan::text
