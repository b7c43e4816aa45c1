#pragma once

#include <cstddef>
#include <cstdint>

namespace orgplan {

// Each id is an index into the vector of that name in `Organisation`.
enum class PositionId : std::uint32_t {};
enum class UnitId : std::uint32_t {};
enum class RoleId : std::uint32_t {};
enum class FamilyId : std::uint32_t {};
enum class PersonId : std::uint32_t {};
enum class StageId : std::uint32_t {};

/// The id of nothing: no role, no unit, no manager.
template <class Id>
constexpr Id kNone = Id{0xFFFFFFFF};

template <class Id>
constexpr std::size_t index(Id id) {
    return static_cast<std::size_t>(id);
}

template <class Id>
constexpr Id id_at(std::size_t i) {
    return static_cast<Id>(static_cast<std::uint32_t>(i));
}

template <class Id>
constexpr bool given(Id id) {
    return id != kNone<Id>;
}

}  // namespace orgplan
