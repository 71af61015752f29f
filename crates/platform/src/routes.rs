//! Routes that say who may call them. There is no other way to add one, so none is left open.

use crate::{Actor, App, AppError, Role, address::escape, api::Operation, problem::only_for};
use axum::{
    Router,
    extract::Request,
    handler::Handler,
    http::Method,
    middleware::{Next, from_fn},
    response::{IntoResponse, Redirect, Response},
    routing::{self, MethodRouter},
};

/// Who may call a route at all. What they may do there is the feature's `permit` to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody, signed in or not.
    Public,
    /// Everybody with an account.
    SignedIn,
    /// People who play one of these roles.
    Only(&'static [Role]),
}

/// One route, for the matrix of rights.
#[derive(Debug, Clone)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: Method,
    /// With its placeholders, such as `/documents/{id}`.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
    /// What programs are told about it, if it is of the API.
    pub operation: Option<Operation>,
    /// Whether it takes many files at once: more bytes and more time than other routes.
    pub is_upload: bool,
    /// Whether it is an act that people of an agency which has ended still do.
    pub after_end: bool,
}

/// The routes of a feature.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    table: Vec<Route>,
}

impl Routes {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a page or a query.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Method::GET, path, access, false, routing::get(handler))
    }

    /// Adds an act.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Method::POST, path, access, false, routing::post(handler))
    }

    /// Adds an act that takes many files, as many bytes as the installation's settings say. Its
    /// handler streams them.
    #[must_use]
    pub fn upload<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Method::POST, path, access, true, routing::post(handler))
    }

    /// Adds a query of the API, which says what it answers.
    #[must_use]
    pub fn api<H, T>(
        self,
        path: &'static str,
        access: Access,
        operation: Operation,
        handler: H,
    ) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let mut routes = self.add(Method::GET, path, access, false, routing::get(handler));
        if let Some(route) = routes.table.last_mut() {
            route.operation = Some(operation);
        }
        routes
    }

    /// The act added last is still done in an agency that has ended: leaving, taking its papers along.
    #[must_use]
    pub fn after_end(mut self) -> Self {
        if let Some(route) = self.table.last_mut() {
            route.after_end = true;
        }
        self
    }

    fn add(
        mut self,
        method: Method,
        path: &'static str,
        access: Access,
        is_upload: bool,
        route: MethodRouter<App>,
    ) -> Self {
        let guarded = route.layer(from_fn(move |request, next| guard(access, request, next)));
        self.router = self.router.route(path, guarded);
        let (operation, after_end) = (None, false);
        self.table.push(Route { method, path, access, operation, is_upload, after_end });
        self
    }

    /// Both sets together.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self
    }

    /// What the matrix test walks through.
    pub fn table(&self) -> &[Route] {
        &self.table
    }

    /// The routes for the server.
    pub fn into_router(self) -> Router<App> {
        self.router
    }
}

/// Lets a request through or not, before its handler is asked.
async fn guard(access: Access, request: Request, next: Next) -> Response {
    let roles = match access {
        Access::Public => return next.run(request).await,
        Access::SignedIn => &[][..],
        Access::Only(roles) => roles,
    };
    let Some(actor) = request.extensions().get::<Actor>() else {
        return stranger(&request);
    };
    if roles.is_empty() || actor.is_any(roles) {
        return next.run(request).await;
    }
    let code = if actor.via.guest { "guest_elsewhere" } else { only_for(roles) };
    AppError::Forbidden(code).into_response()
}

/// A stranger who opens a page is asked to sign in and comes back to it; anything else is refused.
fn stranger(request: &Request) -> Response {
    let path = request.uri().path();
    if request.method() != Method::GET || path.starts_with("/api/") {
        return AppError::SignInFirst.into_response();
    }
    let wanted = request.uri().path_and_query().map_or("/", |wanted| wanted.as_str());
    Redirect::to(&format!("/login?next={}", escape(wanted))).into_response()
}
