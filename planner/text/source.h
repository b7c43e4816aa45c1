#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/place.h"

namespace orgplan::text {

/// A file's bytes, and where its lines begin.
struct Source {
    std::string path;  ///< as the user gave it, or below the folder the user gave
    std::string text;
    std::vector<std::uint32_t> line_starts;
    std::vector<std::uint32_t> code_points;  ///< how many there are before each 4096th byte, so that columns are cheap
};

/// 1-based; columns count code points, a byte-order mark apart.
struct LineColumn {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

/// The files that were read, in order; a `Place` names them by their index. Texts never move.
class Sources {
  public:
    std::uint32_t add(std::string path, std::string text);
    const Source& operator[](std::uint32_t file) const { return files_[file]; }
    std::size_t size() const { return files_.size(); }

    LineColumn line_column(std::uint32_t file, std::uint32_t offset) const;
    /// The same with columns that count UTF-16 code units, as editors do: two for what lies beyond U+FFFF. Time linear
    /// in the length of the line.
    LineColumn utf16_line_column(std::uint32_t file, std::uint32_t offset) const;
    /// The line without its end and without a byte-order mark; empty for a line that does not exist.
    std::string_view line_text(std::uint32_t file, std::uint32_t line) const;
    std::string_view text(Place place) const;

  private:
    std::deque<Source> files_;
};

}  // namespace orgplan::text
