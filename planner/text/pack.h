#pragma once

#include <cereal/archives/binary.hpp>
#include <cereal/types/common.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/set.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

// Heavy: for .cpp files alone. The fields of a type stand in a `serialize` beside it, in a header NAME_fields.h.

namespace orgplan::text {

/// A value as bytes, which the same machine can make into it again.
template <class Value>
std::string pack(const Value& value) {
    std::ostringstream out;
    cereal::BinaryOutputArchive archive(out);
    archive(value);
    return std::move(out).str();
}

/// What `pack` was given.
template <class Value>
Value unpack(std::string_view bytes) {
    std::istringstream in{std::string(bytes)};
    cereal::BinaryInputArchive archive(in);
    Value value;
    archive(value);
    return value;
}

}  // namespace orgplan::text
