#pragma once

#include <filesystem>
#include <string>

namespace orgplan {

/// A stream of Backstage's groups and users as a spec: the group without a parent is the company, each other a unit,
/// each user a seat in the first group it is a member of. Throws where the stream has another form.
std::string spec_of_backstage(const std::filesystem::path& file);

/// The teams of a folder as a spec: each team a unit inside the one it is a subteam of, led by the first of its leads;
/// each person one seat, in the highest team he leads, else in the first he is in, and a member of the others. Marker
/// teams, which only grant permissions, are left out. Throws where a file has another form.
std::string spec_of_rust_teams(const std::filesystem::path& folder);

}  // namespace orgplan
