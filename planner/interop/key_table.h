#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace orgplan::interop {

/// Texts, each once, with their numbers from 0 in the order in which they came. The texts lie in one block and the
/// table holds numbers alone: of a million texts most of a map of strings is not in the cache, and each look-up then
/// waits for memory several times.
class KeyTable {
  public:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    /// So many texts ahead it is of use.
    static constexpr std::size_t kAhead = 12;

    /// Makes room for so many texts in all.
    void reserve(std::size_t keys);
    /// The number of a text, and whether it is new.
    std::pair<std::size_t, bool> add(std::string_view key);
    /// `kNone` where the text was not added.
    std::size_t find(std::string_view key) const;
    /// Begins to fetch what a look-up of the text will need, so that several are waited for at once.
    void prefetch(std::string_view key) const;
    bool contains(std::string_view key) const { return find(key) != kNone; }
    std::size_t size() const { return ends_.size(); }

  private:
    struct Slot {
        std::uint32_t mark = 0;  // of the text
        std::uint32_t next = 0;  // the number of the text and one; 0: free
    };

    std::string_view at(std::size_t number) const;
    std::size_t slot_of(std::string_view key, std::uint32_t mark) const;
    void grow(std::size_t slots);

    std::vector<Slot> slots_;  // a power of two of them, at most half of which are taken
    std::vector<std::size_t> ends_;
    std::string texts_;
};

}  // namespace orgplan::interop
