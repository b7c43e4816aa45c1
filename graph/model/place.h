#pragma once

#include <compare>
#include <cstdint>

namespace orgplan {

/// A range of bytes [begin, end) in one of the files a spec was read from; `file` counts those files from 0.
struct Place {
    static constexpr std::uint32_t kNoFile = 0xFFFFFFFF;

    std::uint32_t file = kNoFile;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool known() const { return file != kNoFile; }
    auto operator<=>(const Place&) const = default;
};

}  // namespace orgplan
