#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace orgplan::report {

/// How many bytes a text takes when gzip packs it, as far as the text is known.
class PackedSize {
  public:
    enum class Effort : int {
        least = 1,  ///< quick, and larger
        usual = 6   ///< as gzip does by default
    };
    explicit PackedSize(Effort effort = Effort::usual);
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
