#pragma once

#include <memory>
#include <string>

namespace orgplan::testing {

/// A random spec and random edits of it, written from one model: what the spec says, and what an edit makes of that in
/// words of the manual.
class EditedSpec {
  public:
    explicit EditedSpec(unsigned seed);
    ~EditedSpec();

    /// The spec, with all edits so far in its text.
    std::string text() const;
    /// Edits it; returns the edits as an overlay of that id on a file.
    std::string edit(const std::string& id, const std::string& base);

  private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace orgplan::testing
