#pragma once

#include <cstddef>
#include <string_view>

namespace orgplan {

/// Whether an enumeration has an enumerator of this value. Compilers spell a value without one as a cast.
template <auto kValue>
consteval bool is_enumerator() {
    return std::string_view(__PRETTY_FUNCTION__).find("kValue = (") == std::string_view::npos;
}

template <class Enum, std::size_t kFrom = 0>
consteval std::size_t count_enumerators() {
    if constexpr (is_enumerator<static_cast<Enum>(kFrom)>()) {
        return count_enumerators<Enum, kFrom + 1>();
    } else {
        return kFrom;
    }
}

/// The number of enumerators of an enumeration that counts from 0 without a gap; tables by its values have that many
/// entries.
template <class Enum>
inline constexpr std::size_t kEnumerators = count_enumerators<Enum>();

}  // namespace orgplan
