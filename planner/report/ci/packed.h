#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace orgplan::report {

/// How many bytes a text takes when gzip packs it as it does by default, as far as the text is known.
class PackedSize {
  public:
    PackedSize();
    ~PackedSize();
    PackedSize(const PackedSize&) = delete;
    PackedSize& operator=(const PackedSize&) = delete;

    /// Takes more of the text, and returns the bytes so far: at most those that the end of it adds are missing.
    std::size_t add(std::string_view text);

    /// The most that `add` does not know of yet: what is packed together, and what gzip itself writes.
    static constexpr std::size_t kMostUnknown = 300'000;

  private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
};

}  // namespace orgplan::report
