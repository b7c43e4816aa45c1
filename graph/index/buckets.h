#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace orgplan::graph {

/// Lists of things kept one after another, by an index.
template <class Item>
class Buckets {
  public:
    struct Pair {
        std::uint32_t key;
        Item item;
    };
    /// Keeps the order of the pairs within each bucket.
    Buckets(std::size_t keys, std::span<const Pair> pairs) : begins_(keys + 1) {
        for (const Pair& pair : pairs) ++begins_[pair.key + 1];
        for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
        items_.resize(pairs.size());
        std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
        for (const Pair& pair : pairs) items_[next[pair.key]++] = pair.item;
    }
    Buckets() = default;
    std::span<const Item> operator[](std::size_t key) const {
        return {items_.data() + begins_[key], items_.data() + begins_[key + 1]};
    }
    std::uint32_t begin_of(std::size_t key) const { return begins_[key]; }
    std::size_t size() const { return begins_.empty() ? 0 : begins_.size() - 1; }

  private:
    std::vector<std::uint32_t> begins_;
    std::vector<Item> items_;
};

}  // namespace orgplan::graph
