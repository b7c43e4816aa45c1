#include "planner/interop/key_table.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace orgplan::interop {
namespace {

constexpr std::size_t kFewest = 16;

std::uint32_t mark_of(std::string_view key) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(key));
}

}  // namespace

std::string_view KeyTable::at(std::size_t number) const {
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(texts_).substr(begin, ends_[number] - begin);
}

/// The one that holds the text, or the free one where it would be.
std::size_t KeyTable::slot_of(std::string_view key, std::uint32_t mark) const {
    const std::size_t last = slots_.size() - 1;
    std::size_t slot = mark & last;
    while (slots_[slot].next != 0 && (slots_[slot].mark != mark || at(slots_[slot].next - 1) != key))
        slot = (slot + 1) & last;
    return slot;
}

void KeyTable::grow(std::size_t slots) {
    std::vector<Slot> before(slots);
    before.swap(slots_);
    const std::size_t last = slots - 1;
    for (const Slot& each : before) {
        if (each.next == 0) continue;
        std::size_t slot = each.mark & last;
        while (slots_[slot].next != 0) slot = (slot + 1) & last;
        slots_[slot] = each;
    }
}

void KeyTable::reserve(std::size_t keys) {
    ends_.reserve(keys);
    if (const std::size_t slots = std::bit_ceil(std::max(2 * keys, kFewest)); slots > slots_.size()) grow(slots);
}

std::pair<std::size_t, bool> KeyTable::add(std::string_view key) {
    if (2 * (ends_.size() + 1) > slots_.size()) grow(std::max(2 * slots_.size(), kFewest));
    const std::uint32_t mark = mark_of(key);
    Slot& slot = slots_[slot_of(key, mark)];
    if (slot.next != 0) return {slot.next - 1, false};
    texts_.append(key);
    ends_.push_back(texts_.size());
    slot = {mark, static_cast<std::uint32_t>(ends_.size())};
    return {ends_.size() - 1, true};
}

void KeyTable::prefetch(std::string_view key) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[mark_of(key) & (slots_.size() - 1)]);
}

std::size_t KeyTable::find(std::string_view key) const {
    if (slots_.empty()) return kNone;
    const Slot& slot = slots_[slot_of(key, mark_of(key))];
    return slot.next == 0 ? kNone : slot.next - 1;
}

}  // namespace orgplan::interop
